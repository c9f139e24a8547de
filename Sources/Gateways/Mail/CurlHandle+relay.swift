import CLibCurl

extension CurlHandle {
    func connect(to relay: SMTPConfiguration) {
        set(CURLOPT_URL, "\(relay.scheme)://\(relay.host):\(relay.port)/\(relay.clientName ?? "")")
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        setTimes(connecting: relay.connectTimeout, total: relay.totalTimeout)
        secure(relay.security, trusting: relay.certificateAuthorities)
        logIn(relay.username, relay.password)
    }

    func setTimes(connecting: Duration, total: Duration) {
        // Mail has no business with a proxy that the environment names for the web.
        set(CURLOPT_PROXY, "")
        // Signals belong to the process; without this libcurl would use SIGALRM for its timeouts.
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, connecting.milliseconds)
        set(CURLOPT_TIMEOUT_MS, total.milliseconds)
    }

    /// - Parameter file: a PEM file with the authorities to trust instead of the system's
    func secure(_ security: SMTPConfiguration.Security, trusting file: String?) {
        set(CURLOPT_USE_SSL, Int(security.level.rawValue))
        set(CURLOPT_SSL_VERIFYPEER, security.checksCertificate ? 1 : 0)
        set(CURLOPT_SSL_VERIFYHOST, security.checksCertificate ? 2 : 0)
        if let file { set(CURLOPT_CAINFO, file) }
    }

    func logIn(_ username: String?, _ password: String?) {
        guard let username else { return }
        set(CURLOPT_USERNAME, username)
        set(CURLOPT_PASSWORD, password ?? "")
    }
}

extension SMTPConfiguration.Security {
    fileprivate var level: curl_usessl {
        switch self {
        case .implicit, .required: CURLUSESSL_ALL
        case .whenOffered: CURLUSESSL_TRY
        case .never: CURLUSESSL_NONE
        }
    }

    fileprivate var checksCertificate: Bool { hidesPassword }
}

extension Duration {
    /// At least 1: libcurl takes 0 for "no limit".
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
