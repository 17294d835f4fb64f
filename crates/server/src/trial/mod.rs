//! What a test wants of an origin, as a layer around it: a list of the requests, and faults in the answers. It must not know sites or files; a
//! server that nobody tests has none of it.

mod faults;
mod requests;

use axum::Router;
use axum::extract::{Request as Asked, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

use crate::files::make_unconditional;

pub use faults::{Fault, FaultKind, Faults};
pub use requests::{Request, Requests};

/// The faults of an origin and the requests that reached it. Clones share them: they change while a server runs, and outlive it.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    faults: Faults,
    requests: Requests,
}

impl Trial {
    /// A trial with these faults.
    pub fn with_faults(faults: &Faults) -> Self {
        Self {
            faults: faults.clone(),
            requests: Requests::default(),
        }
    }

    /// The requests that have reached the origin, whichever server took them. The list grows as long as the trial lives.
    pub fn requests(&self) -> &Requests {
        &self.requests
    }

    /// The origin with this trial around it.
    pub fn around(&self, origin: Router) -> Router {
        origin.layer(from_fn_with_state(self.clone(), answer))
    }
}

async fn answer(State(trial): State<Trial>, mut request: Asked, next: Next) -> Response {
    let uri = request.uri();
    let whole = uri
        .path_and_query()
        .map_or(uri.path(), |both| both.as_str());
    let entry = trial.requests.came(request.method().as_str(), whole);
    let faults = trial.faults.befalling(uri.path()).await;
    if !faults.is_empty() {
        make_unconditional(request.headers_mut());
    }
    let mut response = next.run(request).await;
    for fault in faults {
        response = faults::damage(response, fault).await;
    }
    trial.requests.answered(entry, response.status().as_u16());
    response
}
