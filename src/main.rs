//! Starts the app: adopts a prerendered page, or renders where there is none.

/// Natively there is nothing to start; `xtask` uses the library.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    policy_viewer::app::start();
}
