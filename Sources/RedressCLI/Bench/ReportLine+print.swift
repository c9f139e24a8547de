import BenchSupport
import Foundation

extension ReportLine {
    /// One line of JSON on standard output, at once.
    static func print(_ line: ReportLine) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(line) + Data("\n".utf8))
    }

    /// Progress, for people.
    @Sendable static func tell(_ words: String) {
        FileHandle.standardError.write(Data("\(words)\n".utf8))
    }
}
