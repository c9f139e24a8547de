import Foundation

/// The frame of a program: it can be ended from its first moment on, and its errors go to standard error as a person
/// would read them, and out by the exit code.
public enum Program {
    public static func run(_ name: String, _ body: (Termination) async throws -> Void) async {
        let termination = await Termination.install()
        do {
            try await body(termination)
        } catch {
            FileHandle.standardError.write(Data("\(name): \(error)\n".utf8))
            exit(1)
        }
    }
}
