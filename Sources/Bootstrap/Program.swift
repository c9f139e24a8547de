import Foundation

/// The frame of a program: its errors go to standard error as a person would read them, and out by the exit code.
public enum Program {
    public static func run(_ name: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            FileHandle.standardError.write(Data("\(name): \(error)\n".utf8))
            exit(1)
        }
    }
}
