//! The link to what is shown.

use super::Widget;
use leptos::prelude::*;

/// A button that copies the link, and says what the link leaves out.
#[component]
pub fn Share(widget: Widget) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        #[cfg(feature = "web")]
        crate::browser::url::copy_link(widget.spec.id, said);
        #[cfg(not(feature = "web"))]
        let _ = said;
    };
    let leaves_out = widget.spec.link_leaves_out;
    view! {
        <div class="share">
            <button type="button" class="quiet" disabled=!widget.live on:click=copy>"Copy link"</button>
            <span class="share-said" role="status">
                {move || match (said.get(), leaves_out) {
                    (said, Some(out)) if !said.is_empty() => format!("{said} {out}"),
                    (said, _) => said,
                }}
            </span>
        </div>
    }
}
