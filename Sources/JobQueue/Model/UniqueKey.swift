public import Postgres

/// Lets only one unfinished job of a kind have this key. A dead letter has given its key up.
public struct UniqueKey: Sendable, Hashable {
    /// What happens to a job whose key is taken.
    public enum Conflict: String, Sendable, PostgresScalar {
        /// It is not added: the one that has the key stands for it.
        case reject
        /// One that waits makes way. One that runs goes on, and the new one comes after it.
        case replace
        /// As `replace`, and the new arguments are laid over those of the one that waited; both must be JSON objects.
        case merge
    }

    /// Not empty. Ids, not personal data.
    public var key: String
    public var onConflict: Conflict

    public init(_ key: String, onConflict: Conflict = .reject) {
        self.key = key
        self.onConflict = onConflict
    }
}

/// What became of a job to be enqueued.
public struct EnqueuedJob: Sendable, Hashable {
    /// Its own id, or that of the job which stands for it.
    public var id: JobID
    /// False when another job stands for it, because of its unique key.
    public var isNew: Bool
}
