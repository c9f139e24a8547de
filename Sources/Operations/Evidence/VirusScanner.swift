/// Looks for viruses in a file.
public protocol VirusScanner: Sendable {
    /// - Parameter source: the file; what it throws comes out unchanged.
    /// - Throws: `ScannerError` when there is no verdict; the file then stays unscanned.
    func scan(_ source: ByteSource) async throws -> ScanVerdict
}

/// What a scanner says of a file.
public enum ScanVerdict: Equatable, Sendable {
    case clean
    /// - Parameter signature: the scanner's name for what it found
    case infected(signature: String)
    /// It could not look into all of it: too large, too deeply nested, encrypted.
    case unscannable(reason: String)
}

/// No verdict: nothing is known of the file.
public enum ScannerError: Error, Equatable, Sendable {
    case unavailable(reason: String)
    /// An answer that means neither clean nor infected.
    case notUnderstood(answer: String)
}
