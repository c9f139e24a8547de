import Operations

/// What clamd says after a stream (clamd(8), INSTREAM).
enum ClamdAnswer {
    /// - Parameter text: one answer without its end mark, such as `stream: Eicar-Signature FOUND`
    /// - Throws: `ScannerError.notUnderstood` for whatever is neither a finding nor an all-clear.
    static func verdict(_ text: String) throws(ScannerError) -> ScanVerdict {
        if text == "stream: OK" { return .clean }
        if text == "INSTREAM size limit exceeded. ERROR" { return .unscannable(reason: "StreamMaxLength") }
        guard text.hasPrefix("stream: "), text.hasSuffix(" FOUND") else {
            throw .notUnderstood(answer: HeaderText.clean(String(text.prefix(200))))
        }
        let found = HeaderText.clean(String(text.dropFirst("stream: ".count).dropLast(" FOUND".count).prefix(200)))
        guard !found.isEmpty else { throw .notUnderstood(answer: "a finding without a name") }
        return isAboutLimits(found) ? .unscannable(reason: found) : .infected(signature: found)
    }

    /// With `AlertExceedsMax` and `AlertEncrypted` clamd reports so what it could not look into.
    private static func isAboutLimits(_ found: String) -> Bool {
        found.hasPrefix("Heuristics.Limits.Exceeded") || found.hasPrefix("Heuristics.Encrypted")
    }
}
