extension Connection {
    /// Listens on a channel; what arrives is in `notifications`, also while the connection is idle.
    ///
    /// LISTEN first, then look at the tables: what was sent before is not repeated.
    ///
    /// - Parameter channel: at most 63 bytes.
    public func listen(_ channel: String) throws {
        try executeScript("LISTEN \(Self.quoted(channel))")
    }

    public func unlisten(_ channel: String) throws {
        try executeScript("UNLISTEN \(Self.quoted(channel))")
    }

    private static func quoted(_ identifier: String) -> String {
        "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
