//! `dist/` as GitHub Pages serves it: under a path, gzip, folders by their
//! `index.html`, anything unknown by `404.html`.

use crate::build;
use crate::options::Options;
use crate::shell::{self, program};
use crate::site_address::SiteAddress;
use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Redirect;
use axum::routing::get;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use tower_http::compression::CompressionLayer;
use tower_http::compression::CompressionLevel;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// `cargo xtask serve`
pub(crate) fn run(options: &Options) -> Result<()> {
    // Taken before the build: a port in use should not cost the wait.
    let listener = listen(options.port)?;
    let origin = format!("http://{}", listener.local_addr()?);
    let address = SiteAddress::new(options.public_url.as_deref(), options.site_url.as_deref(), &origin)?;
    build::build(options, &address)?;
    let page = [&origin, &address.base].map(String::as_str).concat();
    println!("\n{page}  (Ctrl+C stops; `cargo xtask build` renews the files)");
    if options.open {
        open(&page);
    }
    serve(listener, &shell::root().join(&options.dist), &address.base)
}

/// A local port; 0 takes any that is free.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    let taken = || format!("port {port} of 127.0.0.1 cannot be had: stop what uses it, or name another by --port");
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(taken)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves a built folder under `base` until the process ends.
pub(crate) fn serve(listener: TcpListener, dist: &Path, base: &str) -> Result<()> {
    let files = ServeDir::new(dist).not_found_service(ServeFile::new(dist.join("404.html")));
    let router = if base == "/" {
        Router::new().fallback_service(files)
    } else {
        let home = base.to_owned();
        let to_home = get(move || async move { Redirect::to(&home) });
        Router::new()
            .nest_service(base.trim_end_matches('/'), files)
            .route("/", to_home)
            .fallback(|| async { StatusCode::NOT_FOUND })
    };
    let router = router
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("max-age=600")))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(6)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).await.context("the server stopped")
    })
}

fn open(page: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if program(opener).arg(page).spawn().is_err() {
        println!("no program opens {page} here: open it by hand");
    }
}
