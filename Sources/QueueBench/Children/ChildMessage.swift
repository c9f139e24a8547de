/// What a child says, a line of JSON each.
enum ChildMessage: Codable, Sendable {
    /// Connected, and waits for the word to start.
    case ready
    /// Jobs whose handlers have ended, so far.
    case handled(Int)
    /// The last line.
    case report(ChildReport)
}

/// What the parent says, a word a line. The end of the lines means that the parent is gone.
enum ChildWord: String, Sendable {
    case start, stop
}

/// What a child did.
struct ChildReport: Codable, Sendable {
    /// A handler's start: which job, and when, in seconds since 1970.
    struct Start: Codable, Sendable {
        var job: Int64
        var at: Double
    }

    var handled = 0
    /// Processor time since the word to start, by getrusage.
    var processorSeconds = 0.0
    /// Outcomes that the database refused because the job was somebody else's by then.
    var refused = 0
    /// Handlers that were told so before they acted.
    var fencedOut = 0
    /// From asking for the fence to the start of the effect, in seconds.
    var windows: [Double] = []
    /// Warnings and errors of the log, by text.
    var complaints: [String: Int] = [:]
    var starts: [Start] = []
}
