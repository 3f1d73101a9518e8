//! The bundles as the browser fetches them: each function below is a call across
//! files, which waits for its own.

use crate::view::{View, bundles};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

type Fetched = Result<Option<View>, SplitLoaderError>;

#[wasm_split(learning, fallible)]
fn learning(id: &str) -> Fetched {
    Ok(bundles::learning(id))
}

#[wasm_split(playing, fallible)]
fn playing(id: &str) -> Fetched {
    Ok(bundles::playing(id))
}

#[wasm_split(scaling, fallible)]
fn scaling(id: &str) -> Fetched {
    Ok(bundles::scaling(id))
}

#[wasm_split(writing, fallible)]
fn writing(id: &str) -> Fetched {
    Ok(bundles::writing(id))
}

#[wasm_split(drawing, fallible)]
fn drawing(id: &str) -> Fetched {
    Ok(bundles::drawing(id))
}

#[wasm_split(accounting, fallible)]
fn accounting(id: &str) -> Fetched {
    Ok(bundles::accounting(id))
}

#[wasm_split(calculating, fallible)]
fn calculating(id: &str) -> Fetched {
    Ok(bundles::calculating(id))
}

#[wasm_split(teaching, fallible)]
fn teaching(id: &str) -> Fetched {
    Ok(bundles::teaching(id))
}

/// An address as a QR code, once the bundle that draws one is here.
///
/// # Errors
/// A bundle that could not be fetched; the next call tries again.
#[wasm_split(teaching, fallible)]
pub fn qr(address: String) -> Result<String, SplitLoaderError> {
    Ok(bundles::qr(&address))
}

/// The view of a widget that is in this bundle, once the bundle is here; `None`
/// where it is not in there.
///
/// # Errors
/// A bundle that could not be fetched; the next call tries again.
pub async fn fetch_view(bundle: &str, id: &str) -> Fetched {
    match bundle {
        "learning" => learning(id).await,
        "playing" => playing(id).await,
        "scaling" => scaling(id).await,
        "writing" => writing(id).await,
        "drawing" => drawing(id).await,
        "accounting" => accounting(id).await,
        "calculating" => calculating(id).await,
        "teaching" => teaching(id).await,
        _ => Ok(None),
    }
}
