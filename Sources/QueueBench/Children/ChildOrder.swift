/// What a child process of the bench is to be; it travels as JSON on the child's command line.
struct ChildOrder: Codable, Sendable {
    enum Role: String, Codable {
        case worker, scheduler
    }

    var role = Role.worker
    var concurrency = 32
    var prefetch = 500
    /// Whether the moment is kept at which each job's handler started.
    var keepsStarts = false
}
