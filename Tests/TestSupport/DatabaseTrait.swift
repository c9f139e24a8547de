public import Testing

/// Gives each test (each case of a parameterised one) a database of its own: `TestDatabase.current`.
public struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
    let content: TestDatabase.Content

    public var isRecursive: Bool { true }

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard !test.isSuite else { return try await function() }
        try await TestDatabase.lease(content) { database in
            try await TestDatabase.$leased.withValue(database) { try await function() }
        }
    }
}

extension Trait where Self == DatabaseTrait {
    /// A clone of a database that has every migration of the schema.
    public static var database: Self { DatabaseTrait(content: .migrated) }

    /// A database without anything in it.
    public static var emptyDatabase: Self { DatabaseTrait(content: .empty) }
}
