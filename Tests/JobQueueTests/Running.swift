import JobQueue
import Logging
import ServiceLifecycle

/// Services that run while a test looks, and are then stopped as SIGTERM would.
func running<Value: Sendable>(
    _ services: any Service..., while body: (ServiceGroup) async throws -> Value
) async throws -> Value {
    let group = ServiceGroup(services: services, logger: Fixture.logger)
    let task = Task { try await group.run() }
    let result: Result<Value, any Error>
    do {
        result = .success(try await body(group))
    } catch {
        result = .failure(error)
    }
    await group.triggerGracefulShutdown()
    try await task.value
    return try result.get()
}

/// A service that is torn down without a chance to say goodbye.
func killed(_ service: any Service, after body: () async throws -> Void) async throws {
    let task = Task { try await service.run() }
    let result: Result<Void, any Error>
    do {
        result = .success(try await body())
    } catch {
        result = .failure(error)
    }
    task.cancel()
    _ = await task.result
    try result.get()
}
