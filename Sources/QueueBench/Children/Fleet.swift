/// Worker processes that work together.
struct Fleet: Sendable {
    private(set) var children: [Child]

    /// Starts the processes and waits until all have connected; none works yet.
    init(_ count: Int, _ order: ChildOrder) async throws {
        children = try (0..<count).map { _ in try Child(order) }
        for child in children { try await child.becomeReady() }
    }

    var handled: Int { children.reduce(0) { $0 + $1.handled } }

    func start() throws {
        for child in children { try child.start() }
    }

    /// Ends them, in an orderly way and all at once.
    @discardableResult
    func stop() async throws -> [ChildReport] {
        try await withThrowingTaskGroup(of: ChildReport.self) { group in
            for child in children where child.isRunning { group.addTask { try await child.stop() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    mutating func add(_ child: Child) {
        children.append(child)
    }

    mutating func removeLast() -> Child? {
        children.popLast()
    }
}
