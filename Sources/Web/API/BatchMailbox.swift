/// The lines of one batch between who reads them and who writes them: while some are written, the next are read, so that
/// neither the processor nor the database waits for the other.
///
/// One puts and one takes. More than `limit` lines are never kept: reading waits then, and with it the client.
actor BatchMailbox<Line: Sendable> {
    private let limit: Int
    private var lines: [Line] = []
    private var isClosed = false
    private var reader: CheckedContinuation<Void, Never>?
    private var writer: CheckedContinuation<Void, Never>?

    init(limit: Int) {
        self.limit = limit
    }

    /// Returns when there is room for more, or when nobody takes any more.
    func put(_ more: [Line]) async {
        lines += more
        wakeWriter()
        guard lines.count >= limit, !isClosed else { return }
        await withCheckedContinuation { reader = $0 }
    }

    /// Those that are there, at most `most`; waits for the first.
    ///
    /// - Returns: nil when there will be no more.
    func take(atMost most: Int) async -> [Line]? {
        while lines.isEmpty, !isClosed { await withCheckedContinuation { writer = $0 } }
        guard !lines.isEmpty else { return nil }
        let taken = Array(lines.prefix(most))
        lines.removeFirst(taken.count)
        wakeReader()
        return taken
    }

    /// Nothing comes after this, or nobody takes what comes.
    func close() {
        isClosed = true
        wakeReader()
        wakeWriter()
    }

    private func wakeReader() {
        reader?.resume()
        reader = nil
    }

    private func wakeWriter() {
        writer?.resume()
        writer = nil
    }
}
