//! What rules mean to a repository: `--levels FILE`.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use serde::Deserialize;
use specwright_diff::{Level, Levels, Profile, rule, rules};
use specwright_source::{Code, Diagnostic};
use toml::Spanned;

/// The text of such a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    profile: Option<Spanned<String>>,
    #[serde(default)]
    notice_days: u16,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
}

const PROFILES: [(&str, Profile); 2] =
    [("specwright", Profile::Specwright), ("oasdiff", Profile::Oasdiff)];

/// What a rule is called that is no change.
const NONE: &str = "none";

/// Reads a file of levels.
///
/// ```toml
/// profile = "oasdiff"              # whose levels hold where nothing is said: "specwright" (the default) or "oasdiff"
/// notice_days = 90                 # how long what is deprecated has to be there, by its `x-sunset`; 0, the default: as long as it likes
///
/// [rules]                          # by rule id: "info", "warning", "breaking", or "none" for what is to be no change
/// request-property-removed = "breaking"
/// ```
///
/// # Errors
/// What is not as above, with its place: a rule that there is not, too.
pub fn read(file: &str, text: &str) -> Result<Levels, Diagnostic> {
    let file: Arc<str> = file.into();
    let refuse = |range: Range<usize>, message: String, help: String| {
        let finding = Diagnostic::error(Code::InvalidConfig, message);
        Err(finding.at_bytes(&file, range, "here").help(help))
    };
    let written: Written = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            let help = "it has `profile`, `notice_days` and a table `rules`".to_owned();
            return refuse(error.span().unwrap_or(0..0), error.message().to_owned(), help);
        }
    };
    let mut levels = Levels { notice: written.notice_days, ..Levels::default() };
    if let Some(profile) = written.profile {
        let name = profile.get_ref();
        match PROFILES.iter().find(|(known, _)| known == name) {
            Some((_, known)) => levels.profile = *known,
            None => {
                let help = "profiles are `specwright` and `oasdiff`".to_owned();
                return refuse(profile.span(), format!("there is no profile `{name}`"), help);
            }
        }
    }
    for (id, level) in written.rules {
        let (name, wanted) = (id.get_ref(), level.get_ref());
        if rule(name).is_none() {
            let near = specwright_surface::nearest(name, rules().map(|rule| rule.id));
            let help = near.map_or_else(
                || "`docs/spec-diff.md` tells where rules are listed".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return refuse(id.span(), format!("there is no rule `{name}`"), help);
        }
        let known = Level::ALL.iter().find(|level| level.to_string() == *wanted);
        if known.is_none() && wanted != NONE {
            let help = "levels are `info`, `warning`, `breaking` and `none`".to_owned();
            return refuse(level.span(), format!("there is no level `{wanted}`"), help);
        }
        levels.overrides.insert(name.clone(), known.copied());
    }
    Ok(levels)
}
