import Logging

/// A log that counts what the bench wants to know of the queue's own words, and keeps warnings.
struct TallyingLog: LogHandler {
    let tally: ChildTally
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let text = "\(event.message)"
        switch text {
        case "outcomes refused, fenced out": tally.refused(event.metadata?["jobs"].flatMap { Int("\($0)") } ?? 0)
        case "job fenced out": tally.fencedOut()
        default: break
        }
        guard event.level >= .warning else { return }
        let error = event.metadata?["error"].map { ": \($0)" } ?? ""
        tally.complained(text + error)
    }
}
