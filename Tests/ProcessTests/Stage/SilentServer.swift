import Glibc

/// Takes connections and never says a word.
final class SilentServer {
    let port: Int
    private let descriptor: CInt
    private var visitor: CInt = -1

    init() throws {
        (descriptor, port) = try Loopback.listen()
    }

    deinit {
        close(descriptor)
        if visitor >= 0 { close(visitor) }
    }

    /// Whether somebody has come, who waits for an answer from then on.
    func hasVisitor() -> Bool {
        if visitor < 0 { visitor = accept(descriptor, nil, nil) }
        return visitor >= 0
    }
}
