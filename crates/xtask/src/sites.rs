//! The two sites that the browser tests and the bench look at: this one, and
//! one of made-up policies that have earlier versions, which its own have not.

use crate::options::Options;
use crate::site_address::SiteAddress;
use crate::{build, serve, shell};
use anyhow::Result;
use std::net::TcpListener;
use std::path::PathBuf;

/// A folder below the host, as GitHub Pages gives a project.
const PUBLIC_URL: &str = "/policy-viewer/";
const VERSIONS_POLICIES: &str = "tests/fixtures/versions";

/// A site that is served until the program ends.
pub(crate) struct Site {
    pub(crate) address: SiteAddress,
    pub(crate) dist: PathBuf,
}

/// Builds both into folders of their own under `target`, and serves them.
pub(crate) fn serve_both(user: &str) -> Result<(Site, Site)> {
    let options = |name: &str| Options { dist: format!("target/{user}{name}-dist").into(), ..Options::default() };
    let own = options("");
    let versions = Options { policies: VERSIONS_POLICIES.into(), ..options("-versions") };
    // Before the build, whose pages name their address.
    let (own_listener, own_address) = listen()?;
    let (versions_listener, versions_address) = listen()?;
    build::build_all(&[(&own, &own_address), (&versions, &versions_address)])?;
    Ok((start(own_listener, own_address, &own), start(versions_listener, versions_address, &versions)))
}

fn listen() -> Result<(TcpListener, SiteAddress)> {
    let listener = serve::listen(0)?;
    let origin = format!("http://{}", listener.local_addr()?);
    Ok((listener, SiteAddress::new(Some(PUBLIC_URL), None, &origin)?))
}

fn start(listener: TcpListener, address: SiteAddress, options: &Options) -> Site {
    let dist = shell::root().join(&options.dist);
    let served = dist.clone();
    std::thread::spawn(move || {
        if let Err(error) = serve::serve(listener, &served, PUBLIC_URL) {
            eprintln!("{error:#}");
        }
    });
    Site { address, dist }
}
