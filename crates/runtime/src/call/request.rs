//! The request that a call becomes.

use http::{HeaderValue, header};

use super::{Call, arguments::cookies, page, payload::Payload};
use crate::{Body, parameter};

impl Call {
    /// All of it but what proves who makes the call.
    pub(super) fn request(self) -> Result<http::Request<Body>, String> {
        if let Some(fault) = self.fault {
            return Err(fault.to_string());
        }
        let settings = &self.core.0;
        let mut url = self.base_url()?;
        url.push_str(&parameter::path(self.template, &self.path)?);
        for (_, text) in &self.query {
            // A path of a description may have a query of its own.
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(text);
        }
        if let Some(page) = &self.page {
            url = page::resolved(&url, page)?;
        }
        let content_type = self.body.as_ref().map(|body| body.content_type.clone());
        let body = self.body.map_or_else(|| Ok(Body::empty()), Payload::into_body)?;
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = url.parse().map_err(|error| format!("not a URL: {error}"))?;
        let headers = request.headers_mut();
        headers.insert(header::ACCEPT, media_type(self.accept)?);
        headers.insert(header::USER_AGENT, HeaderValue::from_static(settings.api.user_agent));
        if let Some(content_type) = content_type {
            headers.insert(header::CONTENT_TYPE, media_type(&content_type)?);
        }
        for (name, value) in settings.headers.iter().chain(&self.headers) {
            headers.insert(name, value.clone());
        }
        if let Some(value) = cookies(headers, &self.cookies)? {
            headers.insert(header::COOKIE, value);
        }
        request.extensions_mut().insert(self.options);
        Ok(request)
    }
}

fn media_type(name: &str) -> Result<HeaderValue, String> {
    HeaderValue::from_str(name).map_err(|_| "not a media type".to_owned())
}
