//! Where a link may lead. What this parser refuses stands in no text that is
//! built, and a page's text comes from the build alone.

use crate::id::PolicyId;

/// A link's destination, safe to put into an address attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another policy of this site, and a section or clause in it: `../alma-jet/#cookies`.
    Policy(PolicyId, Option<String>),
    /// A section or clause of the same policy: `#cookies.2`.
    Fragment(String),
    /// An `https`, `http`, `mailto` or `tel` address, as written.
    External(String),
    /// A term of the glossary. No Markdown says so: the build finds terms.
    Term(String),
}

/// Why a destination was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadTarget {
    /// nothing between the parentheses
    Empty,
    /// white space, a control character, a backslash or a quote
    Character,
    /// a scheme other than the four
    Scheme,
    /// `//host`, or no host at all
    Host,
    /// `user@host`, which hides the host
    User,
    /// a relative address that is not `../policy/`
    Relative,
    /// a fragment that is no address of a section or clause
    Fragment,
}

impl Target {
    /// Parses a destination as it stands in Markdown, entities and escapes
    /// already decoded.
    ///
    /// # Errors
    /// Says which rule the destination breaks.
    pub fn parse(text: &str) -> Result<Self, BadTarget> {
        if text.is_empty() {
            return Err(BadTarget::Empty);
        }
        if text.chars().any(is_forbidden) {
            return Err(BadTarget::Character);
        }
        if let Some(fragment) = text.strip_prefix('#') {
            return fragment_of(fragment).map(Self::Fragment);
        }
        if text.starts_with("//") {
            return Err(BadTarget::Host);
        }
        match text.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => external(text, scheme, rest),
            _ => relative(text),
        }
    }

    /// The address for an `External` target; nothing for one within the site.
    #[must_use]
    pub fn external(&self) -> Option<&str> {
        match self {
            Self::External(address) => Some(address),
            _ => None,
        }
    }
}

/// Characters that browsers strip or rewrite, so that the address followed
/// would not be the one checked (URL standard, "basic URL parser").
fn is_forbidden(letter: char) -> bool {
    letter.is_control()
        || letter.is_whitespace()
        || matches!(letter, '\\' | '"' | '<' | '>' | '`' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn external(whole: &str, scheme: &str, rest: &str) -> Result<Target, BadTarget> {
    let lower = scheme.to_ascii_lowercase();
    match lower.as_str() {
        "http" | "https" => {
            let after = rest.strip_prefix("//").ok_or(BadTarget::Host)?;
            let host = after.split(['/', '?', '#']).next().unwrap_or_default();
            if host.contains('@') {
                return Err(BadTarget::User);
            }
            let named = host.split(':').next().unwrap_or_default();
            if named.is_empty() || named.starts_with('.') {
                return Err(BadTarget::Host);
            }
        }
        "mailto" => {
            let person = rest.split('?').next().unwrap_or_default();
            match person.split_once('@') {
                Some((name, host)) if !name.is_empty() && !host.is_empty() => {}
                _ => return Err(BadTarget::Host),
            }
        }
        "tel" => {
            let number = rest.strip_prefix('+').unwrap_or(rest);
            let dialled = |byte: u8| byte.is_ascii_digit() || b"-.();=ext".contains(&byte);
            if number.is_empty() || !number.bytes().all(dialled) {
                return Err(BadTarget::Host);
            }
        }
        _ => return Err(BadTarget::Scheme),
    }
    Ok(Target::External(whole.to_owned()))
}

fn relative(text: &str) -> Result<Target, BadTarget> {
    let path = text.strip_prefix("../").ok_or(BadTarget::Relative)?;
    let (name, fragment) = match path.split_once('#') {
        Some((name, fragment)) => (name, Some(fragment_of(fragment)?)),
        None => (path, None),
    };
    let name = name.strip_suffix('/').ok_or(BadTarget::Relative)?;
    let policy = PolicyId::parse(name).ok_or(BadTarget::Relative)?;
    Ok(Target::Policy(policy, fragment))
}

/// A fragment names a section (`cookies`) or a clause (`3.4`, `cookies.2`).
fn fragment_of(text: &str) -> Result<String, BadTarget> {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if text.split('.').all(part) { Ok(text.to_owned()) } else { Err(BadTarget::Fragment) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted() {
        let policy = |name, fragment: Option<&str>| {
            Target::Policy(PolicyId::parse(name).expect("a name"), fragment.map(str::to_owned))
        };
        for (text, target) in [
            ("#cookies", Target::Fragment("cookies".into())),
            ("#3.4", Target::Fragment("3.4".into())),
            ("../alma-jet/", policy("alma-jet", None)),
            ("../alma-jet/#cookies.2", policy("alma-jet", Some("cookies.2"))),
        ] {
            assert_eq!(Target::parse(text), Ok(target));
        }
        for address in [
            "https://example.org/a?b=c@d#e",
            "HTTP://example.org",
            "https://xn--80ak6aa92e.com:8080/",
            "https://казахстан.қаз/а",
            "mailto:a.b@example.org?subject=x",
            "tel:+77272584136",
        ] {
            assert_eq!(Target::parse(address), Ok(Target::External(address.into())));
        }
    }

    #[test]
    fn refused() {
        use BadTarget::{Character, Empty, Fragment, Host, Relative, Scheme, User};
        for (text, reason) in [
            ("", Empty),
            ("javascript:alert(1)", Scheme),
            ("JaVaScRiPt:alert(1)", Scheme),
            ("java\nscript:alert(1)", Character),
            (" javascript:alert(1)", Character),
            ("\u{1}javascript:alert(1)", Character),
            ("data:text/html,x", Scheme),
            ("vbscript:x", Scheme),
            ("file:///etc/passwd", Scheme),
            ("ftp://example.org", Scheme),
            ("//example.org", Host),
            ("\\\\example.org", Character),
            ("https:\\\\example.org", Character),
            ("https:/example.org", Host),
            ("https://", Host),
            ("https://user@example.org", User),
            ("https://bank.example:x@evil.example/", User),
            ("https://example.org\u{202e}", Character),
            ("mailto:", Host),
            ("tel:", Host),
            ("policy.md", Relative),
            ("/en/", Relative),
            ("../../x/", Relative),
            ("../search/", Relative),
            ("#", Fragment),
            ("#Cookies", Fragment),
        ] {
            assert_eq!(Target::parse(text), Err(reason), "{text:?}");
        }
    }
}
