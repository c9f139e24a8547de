/// A condition did not become true in time.
public struct NeverHappened: Error, CustomStringConvertible {
    public let description: String
}

/// Waits for what only another process can show, such as a lock in `pg_locks`. Where our own code can send a
/// `TestSignal`, use that.
///
/// - Throws: `NeverHappened`, or what `condition` throws.
public func eventually(
    _ what: String, within timeout: Duration = .seconds(60), _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + timeout
    while try await !condition() {
        guard .now < deadline else { throw NeverHappened(description: "never within \(timeout): \(what)") }
        try await Task.sleep(for: .milliseconds(5))
    }
}
