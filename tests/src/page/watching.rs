//! Watching what a page says and asks for beside what it shows. It knows nothing of what it does.

use bayegan_server::Request;

use super::Page;

impl Page {
    /// Fails where since the visit began an error was said, the site's host refused a request, or a request went beyond this machine.
    pub async fn assert_clean(&self) {
        self.read_logs().await;
        let log = self.surroundings.log.borrow();
        let refused = self.refused();
        assert!(
            log.errors.is_empty() && log.foreign.is_empty() && refused.is_empty(),
            "errors: {:#?}; refused requests: {refused:#?}; requests beyond this machine: {:#?}",
            log.errors,
            log.foreign
        );
    }

    /// Errors of the console and uncaught exceptions since the visit began. In WebKit only those since each page had loaded: nothing tells
    /// of the ones before.
    pub async fn errors(&self) -> Vec<String> {
        self.read_logs().await;
        self.surroundings.log.borrow().errors.clone()
    }

    /// Addresses beyond this machine that were asked for since the visit began; of what is encrypted, Firefox and WebKit tell host and port.
    pub async fn foreign_requests(&self) -> Vec<String> {
        self.read_logs().await;
        self.surroundings.log.borrow().foreign.clone()
    }

    /// What reached the site's host since the visit began.
    pub fn requests(&self) -> Vec<Request> {
        self.host().requests()
    }

    /// Those that the site's host answered with an error.
    fn refused(&self) -> Vec<Request> {
        let mut requests = self.requests();
        requests.retain(|request| request.status.is_some_and(|status| status >= 400));
        requests
    }

    /// Errors and requests in one text.
    pub(crate) async fn log_text(&self) -> String {
        let errors = self.errors().await;
        let errors = errors.iter().map(|text| format!("error {text}\n"));
        let foreign = self.foreign_requests().await;
        let foreign = foreign.iter().map(|url| format!("beyond {url}\n"));
        let requests = self.requests();
        let requests = requests.iter().map(|request| {
            let status = request
                .status
                .map_or("-".into(), |status| status.to_string());
            format!("{} {} {status}\n", request.method, request.path)
        });
        errors.chain(foreign).chain(requests).collect()
    }

    /// Takes over what the browser tells once. A browser that answers no more adds nothing.
    pub(super) async fn read_logs(&self) {
        let around = &self.surroundings;
        let errors = around.engine.take_errors(&self.client).await;
        let foreign = around.engine.take_foreign(&self.client).await;
        let mut log = around.log.borrow_mut();
        log.errors.extend(errors.unwrap_or_default());
        log.foreign.extend(foreign.unwrap_or_default());
        log.foreign.extend(around.proxy.take());
    }
}
