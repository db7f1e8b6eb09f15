//! What `info.version` says of changes, where it is a semantic version: what breaks callers asks for another major version.

use specwright_ir::Api;

use super::Change;
use crate::{Finding, Level, Levels, Place, Profile, rules::rule};

/// What there is to say of the version of a description. Not every API is versioned so: it is said where oasdiff would say it, or a
/// repository gives the rule a level.
pub(super) fn judge(base: &Api, head: &Api, levels: &Levels, changes: &[Change]) -> Option<Change> {
    let (was, is) = (parse(&base.info.version)?, parse(&head.info.version)?);
    let id = match was.cmp(&is) {
        std::cmp::Ordering::Equal => "api-version-not-bumped",
        std::cmp::Ordering::Greater => "api-version-decreased",
        std::cmp::Ordering::Less if was[0] == is[0] => "api-major-version-not-bumped",
        std::cmp::Ordering::Less => return None,
    };
    let asked = levels.profile == Profile::Oasdiff || levels.overrides.contains_key(id);
    let mut findings = changes.iter().flat_map(|change| &change.findings);
    if !asked || !findings.any(|finding| levels.of(finding.rule) == Some(Level::Breaking)) {
        return None;
    }
    Some(Change {
        findings: vec![Finding { rule: rule(id)?, operation: None, place: Place::Whole }],
        message: format!(
            "callers break, and the version is {}, was {}",
            head.info.version, base.info.version
        ),
        base: Some(base.info.origin.push("version")),
        head: Some(head.info.origin.push("version")),
        brings: std::collections::BTreeSet::new(),
    })
}

/// The three numbers of a semantic version ([semver.org](https://semver.org)).
fn parse(text: &str) -> Option<[u64; 3]> {
    let text = text.strip_prefix('v').unwrap_or(text);
    let numbers = text.split(['-', '+']).next()?;
    let mut parts = numbers.split('.').map(|part| {
        let plain = part == "0" || !part.starts_with('0');
        part.parse().ok().filter(|_| plain && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}
