/// Looks every few milliseconds for what only another process can bring about.
///
/// - Throws: `BenchError` when it does not come in time, or what `condition` throws.
public func waiting(
    for what: String, within timeout: Duration, every pause: Duration = .milliseconds(5),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + timeout
    while try await !condition() {
        guard .now < deadline else { throw BenchError("not within \(timeout): \(what)") }
        try await Task.sleep(for: pause)
    }
}
