/// Which statements the server has prepared for this connection, and under which names.
struct StatementCache {
    /// The types belong to the key: the same text prepared for other types would read the bytes wrongly.
    struct Key: Hashable {
        var sql: String
        var types: [PostgresType]
    }

    static let limit = 256

    private var names: [Key: String] = [:]
    private var oldestFirst: [Key] = []
    private var lastNumber = 0
    /// Names that the server still holds and that a later exchange has to free.
    private(set) var evicted: [String] = []

    /// The name under which the statement is prepared, if it is.
    func name(of key: Key) -> String? { names[key] }

    /// Picks a new name for a statement that is about to be prepared.
    mutating func insert(_ key: Key) -> String {
        lastNumber += 1
        let name = "s\(lastNumber)"
        names[key] = name
        oldestFirst.append(key)
        return name
    }

    /// Makes room for one more statement.
    mutating func evictBeyondLimit() {
        while names.count >= Self.limit {
            let oldest = oldestFirst.removeFirst()
            if let name = names.removeValue(forKey: oldest) { evicted.append(name) }
        }
    }

    /// The statement was not prepared after all.
    mutating func remove(_ key: Key) {
        names[key] = nil
        oldestFirst.removeAll { $0 == key }
    }

    /// The plan no longer fits, or the server lost the statement and probably all others with it.
    mutating func forgetStale(_ key: Key, isLostByServer: Bool) {
        guard !isLostByServer else {
            names = [:]
            oldestFirst = []
            evicted = []
            return
        }
        if let name = names[key] { evicted.append(name) }
        remove(key)
    }

    mutating func takeEvicted() -> [String] {
        defer { evicted = [] }
        return evicted
    }

    mutating func returnEvicted(_ name: String) {
        evicted.append(name)
    }
}
