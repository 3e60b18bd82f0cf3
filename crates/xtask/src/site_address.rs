//! Where the site will stand: its path, and its whole address for links that
//! must be absolute.

use anyhow::{Result, bail};
use std::net::Ipv6Addr;

/// The site's address, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SiteAddress {
    /// the path with slashes at both ends
    pub(crate) base: String,
    /// scheme and host, without a slash at the end
    pub(crate) origin: String,
}

impl SiteAddress {
    /// Takes `--public-url` and `--site-url`. The latter may be the origin
    /// alone or name the path too; where it is not given, addresses are those
    /// of `fallback`, a local origin.
    pub(crate) fn new(public_url: Option<&str>, site_url: Option<&str>, fallback: &str) -> Result<Self> {
        let given = public_url.map(|path| base_of("--public-url", path)).transpose()?;
        let Some(site_url) = site_url else {
            return Ok(Self { base: given.unwrap_or_else(|| "/".into()), origin: fallback.to_owned() });
        };
        let Some((scheme, rest)) = site_url.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(scheme))
        else {
            bail!("--site-url {site_url}: it must begin with https:// or http://");
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if !is_host(host) {
            let shown = site_url.escape_debug();
            bail!("--site-url {shown}: write scheme, host and path only, such as https://example.org/policies/");
        }
        let named = base_of("--site-url", path)?;
        let base = match given {
            Some(base) if named != "/" && named != base => {
                bail!(
                    "--site-url {site_url} and --public-url {base} name different paths: make them equal, or leave one out"
                )
            }
            Some(base) => base,
            None => named,
        };
        Ok(Self { base, origin: format!("{scheme}://{host}") })
    }

    /// The absolute address of a page, given relative to the base.
    pub(crate) fn absolute(&self, path: &str) -> String {
        [&self.origin, &self.base, path].concat()
    }
}

/// A name or an IP address, perhaps with a port.
fn is_host(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        // The colons in brackets are those of an IPv6 address.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0);
    let is_label = |label: &str| {
        let inner = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(inner)
    };
    let named = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => host.split('.').all(is_label),
    };
    named && port.is_none_or(is_port)
}

/// The path that an option names.
fn base_of(option: &str, path: &str) -> Result<String> {
    let inner = path.trim_matches('/');
    let safe = |letter: char| letter.is_ascii_alphanumeric() || "-._~/".contains(letter);
    if !inner.chars().all(safe) || inner.split('/').any(|part| part == "." || part == "..") || inner.contains("//") {
        let path = path.escape_debug();
        bail!("{option} {path}: the path is one such as /policies/, of letters, digits and - . _ ~");
    }
    Ok(if inner.is_empty() { "/".into() } else { format!("/{inner}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let local = "http://127.0.0.1:8080";
        for (public_url, site_url, base, page) in [
            (None, None, "/", "http://127.0.0.1:8080/en/"),
            (Some("/sub/"), None, "/sub/", "http://127.0.0.1:8080/sub/en/"),
            (Some("sub"), None, "/sub/", "http://127.0.0.1:8080/sub/en/"),
            (Some("/"), Some("https://example.org"), "/", "https://example.org/en/"),
            (Some("/sub/"), Some("https://example.org"), "/sub/", "https://example.org/sub/en/"),
            (Some("/sub"), Some("https://example.org/sub"), "/sub/", "https://example.org/sub/en/"),
            (None, Some("https://example.org/a/b/"), "/a/b/", "https://example.org/a/b/en/"),
            (None, Some("http://пример.рф:8080"), "/", "http://пример.рф:8080/en/"),
            (None, Some("http://[::1]:80/a"), "/a/", "http://[::1]:80/a/en/"),
        ] {
            let address = SiteAddress::new(public_url, site_url, local).expect("an address");
            assert_eq!((address.base.as_str(), address.absolute("en/").as_str()), (base, page));
        }
        let host = "write scheme, host and path only";
        for (site_url, says) in [
            ("https://x:99999/", host),
            ("https://x:0/", host),
            ("https://x:+1/", host),
            ("https://:80/", host),
            ("https://a b/", host),
            ("https://a\nb/", host),
            ("https://a..b/", host),
            ("https://-a/", host),
            ("https://a\"b/", host),
            ("https://[::g]/", host),
            ("https://u:p@x/", host),
            ("https://x/a b/", "--site-url a b/: the path"),
            ("https://x/?q", "--site-url ?q: the path"),
        ] {
            let problem = SiteAddress::new(None, Some(site_url), local).expect_err(site_url).to_string();
            assert!(problem.starts_with("--site-url ") && problem.contains(says), "{problem}");
        }
        for (public_url, site_url) in [
            (Some("/a/"), Some("https://example.org/b/")),
            (None, Some("example.org")),
            (None, Some("javascript://x")),
            (None, Some("https://u@example.org/")),
            (None, Some("https:///x")),
            (Some("/a b/"), None),
            (Some("/../"), None),
            (Some("https://example.org/"), None),
        ] {
            assert!(SiteAddress::new(public_url, site_url, local).is_err(), "{public_url:?} {site_url:?}");
        }
    }
}
