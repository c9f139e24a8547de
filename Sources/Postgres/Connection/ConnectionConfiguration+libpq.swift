extension ConnectionConfiguration {
    /// libpq's keywords in order: a later one wins, so the URL wins over our defaults and the arguments over the URL.
    var connectKeywords: [(String, String)] {
        let session = [("application_name", applicationName), ("client_encoding", "UTF8")]
        // A pooler refuses start-up options.
        return defaults + [("dbname", url)] + session + (isPooled ? [] : [("options", startupOptions)])
    }

    private var defaults: [(String, String)] {
        let seconds = max(1, timeouts.network.components.seconds)
        return [
            ("keepalives", "1"), ("keepalives_idle", "\(seconds)"), ("keepalives_interval", "\(max(1, seconds / 3))"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "\(timeouts.network.milliseconds)"),
        ]
    }

    /// The URL's own options are kept; a backslash protects a blank or a backslash of the role's name.
    private var startupOptions: String {
        let escaped = role?.reduce(into: "") { text, character in
            if character == " " || character == "\\" { text.append("\\") }
            text.append(character)
        }
        return [keywords["options"], escaped.map { "-c role=\($0)" }].compactMap(\.self).joined(separator: " ")
    }

    /// What a new session is told before its first statement. The server, too, has to notice a dead network: until it
    /// does, it keeps the locks of a session that is gone.
    var sessionSettings: String {
        """
        SET statement_timeout = \(timeouts.statement.milliseconds);
        SET lock_timeout = \(timeouts.lock.milliseconds);
        SET idle_in_transaction_session_timeout = \(timeouts.idleInTransaction.milliseconds);
        SET tcp_user_timeout = \(timeouts.network.milliseconds);
        SET tcp_keepalives_idle = \(max(1, timeouts.network.components.seconds));
        SET tcp_keepalives_interval = \(max(1, timeouts.network.components.seconds / 3));
        SET tcp_keepalives_count = 3;
        SET TimeZone = 'UTC'
        """
    }

    /// The same server and login, another database; for tests and for tools that make databases.
    public func database(_ name: String) throws(PostgresError) -> ConnectionConfiguration {
        let others = keywords.filter { $0.key != "dbname" }.sorted { $0.key < $1.key }
        let query = others.map { "\($0.key)=\(Self.percentEncoded($0.value))" }.joined(separator: "&")
        return try ConnectionConfiguration(
            url: "postgresql:///\(Self.percentEncoded(name))?\(query)", applicationName: applicationName, role: role,
            timeouts: timeouts, isPooled: isPooled)
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            isUnreserved(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }.joined()
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default:
            false
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + text : text
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
