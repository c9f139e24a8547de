import Foundation
import Glibc

/// The words of the parent, from standard input. A parent that is gone, however it went, closes it: then this process
/// ends at once, so that no child is ever left behind.
enum ParentLine {
    static func words() -> AsyncStream<ChildWord> {
        let (words, continuation) = AsyncStream<ChildWord>.makeStream()
        Thread.detachNewThread {
            while let line = readLine() {
                if let word = ChildWord(rawValue: line) { continuation.yield(word) }
            }
            _exit(1)
        }
        return words
    }

    static func say(_ message: ChildMessage) throws {
        let line = try JSONEncoder().encode(message) + Data("\n".utf8)
        try FileHandle.standardOutput.write(contentsOf: line)
    }
}
