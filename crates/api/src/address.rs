//! From where a request comes.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};

use crate::{extract::app_of, problem::ApiError};

/// The network address a request comes from: that of the connection, or what a proxy of one's own
/// says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl FromRequest for Address {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let address = app_of(request).map(|app| Self(of(request, app.config.behind_proxy)));
        std::future::ready(address)
    }
}

fn of(request: &HttpRequest, behind_proxy: bool) -> IpAddr {
    let told = if behind_proxy { told(request) } else { None };
    let peer = || request.peer_addr().map(|peer| peer.ip());
    // Only a socket without addresses tells no peer.
    told.or_else(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The last hop a proxy has noted. What stands before it came with the request, and anybody can
/// write that.
fn told(request: &HttpRequest) -> Option<IpAddr> {
    let last = |name: header::HeaderName| {
        let line = request.headers().get_all(name).last()?.to_str().ok()?;
        line.rsplit(',').next().map(str::trim).map(str::to_owned)
    };
    if let Some(hop) = last(header::X_FORWARDED_FOR) {
        return parse(&hop);
    }
    let hop = last(header::FORWARDED)?;
    let mut pairs = hop.split(';').filter_map(|pair| pair.split_once('='));
    let (_, node) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))?;
    parse(node.trim().trim_matches('"'))
}

/// An address, with or without a port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`,
/// `[2001:db8::1]:80`.
fn parse(text: &str) -> Option<IpAddr> {
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    if let Some(rest) = text.strip_prefix('[') {
        return rest.split(']').next()?.parse().ok();
    }
    text.rsplit_once(':')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn seen(headers: &[(&str, &str)], behind_proxy: bool) -> String {
        let mut request = TestRequest::default().peer_addr("203.0.113.9:4000".parse().unwrap());
        for header in headers {
            request = request.append_header(*header);
        }
        of(&request.to_http_request(), behind_proxy).to_string()
    }

    #[test]
    fn a_proxy_is_believed_only_where_there_is_one() {
        let headers = [("x-forwarded-for", "192.0.2.1")];
        assert_eq!(seen(&headers, false), "203.0.113.9");
        assert_eq!(seen(&headers, true), "192.0.2.1");
        assert_eq!(seen(&[], true), "203.0.113.9");
    }

    #[test]
    fn only_the_last_hop_counts() {
        assert_eq!(seen(&[("x-forwarded-for", "10.0.0.1, 192.0.2.7")], true), "192.0.2.7");
        let twice = [("x-forwarded-for", "10.0.0.1"), ("x-forwarded-for", "192.0.2.7:1234")];
        assert_eq!(seen(&twice, true), "192.0.2.7");
        let forwarded = "for=10.0.0.1, For=\"[2001:db8::7]:4711\";proto=https;by=203.0.113.43";
        assert_eq!(seen(&[("forwarded", forwarded)], true), "2001:db8::7");
        // What the client brings in the other header is not asked.
        let both = [("forwarded", "for=10.0.0.1"), ("x-forwarded-for", "192.0.2.7")];
        assert_eq!(seen(&both, true), "192.0.2.7");
        assert_eq!(seen(&[("x-forwarded-for", "unknown")], true), "203.0.113.9");
    }
}
