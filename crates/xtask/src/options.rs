//! What may stand after a command.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::PathBuf;

/// The options of all commands; each takes those it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// the path the site is served under
    pub(crate) public_url: Option<String>,
    /// the site's address, for canonical and alternate links
    pub(crate) site_url: Option<String>,
    pub(crate) policies: PathBuf,
    pub(crate) dist: PathBuf,
    pub(crate) port: u16,
    /// open a browser once the site is served
    pub(crate) open: bool,
    pub(crate) rounds: Option<u32>,
    pub(crate) only: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            public_url: None,
            site_url: None,
            policies: "policies".into(),
            dist: "dist".into(),
            port: 8080,
            open: false,
            rounds: None,
            only: None,
        }
    }
}

impl Options {
    pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Self> {
        use lexopt::{Arg, ValueExt};
        let mut options = Self::default();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            let Arg::Long(name) = argument else {
                bail!("{} is no option: see `cargo xtask help`", argument.unexpected())
            };
            let name = name.to_owned();
            let missing = || format!("--{name} needs a value: see `cargo xtask help`");
            match name.as_str() {
                "open" => options.open = true,
                "public-url" => options.public_url = Some(parser.value().with_context(missing)?.string()?),
                "site-url" => options.site_url = Some(parser.value().with_context(missing)?.string()?),
                "policies" => options.policies = parser.value().with_context(missing)?.into(),
                "dist" => options.dist = parser.value().with_context(missing)?.into(),
                "port" => {
                    options.port =
                        parser.value().with_context(missing)?.parse().context("--port takes a number up to 65535")?
                }
                "rounds" => {
                    options.rounds =
                        Some(parser.value().with_context(missing)?.parse().context("--rounds takes a number")?)
                }
                "only" => options.only = Some(parser.value().with_context(missing)?.string()?),
                _ => bail!("--{name} is no option: see `cargo xtask help`"),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &str) -> Result<Options> {
        Options::parse(arguments.split_whitespace().map(OsString::from))
    }

    #[test]
    fn options() {
        assert_eq!(parse("").expect("parses"), Options::default());
        let options = parse("--public-url /sub/ --port=0 --open").expect("parses");
        assert_eq!((options.public_url.as_deref(), options.port, options.open), (Some("/sub/"), 0, true));
        for (wrong, says) in [
            ("--port x", "--port takes a number"),
            ("--dits x", "--dits is no option"),
            ("dist", "is no option"),
            ("--dist", "--dist needs a value"),
        ] {
            let error = format!("{:#}", parse(wrong).expect_err(wrong));
            assert!(error.contains(says), "{error}");
        }
    }
}
