import Crypto
public import Domain
import FoundationEssentials
import Glibc

/// Puts the letters that wait in the print tray together as a batch for a print house: a folder with the letters and a
/// list of them. A letter is in one batch, whenever the process is killed: it is moved, never copied, and a batch that was
/// begun is gone on with.
public struct LetterBatcher: Sendable {
    public struct Batch: Equatable, Sendable {
        public let folder: String
        /// The names of the files, in order.
        public let letters: [String]
    }

    /// Somebody else is making a batch of the same letters at this moment.
    public struct Busy: Error {}

    public static let list = "letters.csv"

    private let tray: String
    private let batches: String

    /// - Parameter mailFolder: the one whose `letters` the print tray fills; batches stand in its `batches`
    public init(mailFolder: String) {
        tray = mailFolder + "/letters"
        batches = mailFolder + "/batches"
    }

    /// - Returns: nil where no letter waits.
    /// - Throws: `Busy`, and what the file system does not allow
    public func makeBatch(on day: CalendarDay) throws -> Batch? {
        try FileManager.default.createDirectory(atPath: batches, withIntermediateDirectories: true)
        return try alone {
            let begun = batches + "/.begun"
            try FileManager.default.createDirectory(atPath: begun, withIntermediateDirectories: true)
            for letter in try letters(in: tray) {
                try DurableFile.check("rename", unsafe rename("\(tray)/\(letter)", "\(begun)/\(letter)"))
            }
            let names = try letters(in: begun)
            guard !names.isEmpty else { return nil }
            try DurableFile.write(Array(try listing(of: names, in: begun).utf8), to: Self.list, in: begun)
            let folder = freeName(day)
            try DurableFile.check("rename", unsafe rename(begun, folder))
            try DurableFile.sync(folder: batches)
            return Batch(folder: folder, letters: names)
        }
    }

    private func alone<Value>(_ body: () throws -> Value) throws -> Value {
        let lock = unsafe open(batches + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        try DurableFile.check("open", lock)
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw Busy() }
        return try body()
    }

    /// What is still being written has a name that begins with a dot.
    private func letters(in folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { DurableFile.isSafe($0) && $0 != Self.list }.sorted()
    }

    /// A name that a file may have needs no quotes in CSV.
    private func listing(of names: [String], in folder: String) throws -> String {
        let rows = try names.map { name in
            let bytes = try DurableFile.read("\(folder)/\(name)", 0..<Self.largestLetter)
            let hash = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return "\(name),\(bytes.count),\(hash)"
        }
        return (["file,bytes,sha256"] + rows).joined(separator: "\r\n") + "\r\n"
    }

    private static let largestLetter = 64 << 20

    private func freeName(_ day: CalendarDay) -> String {
        var number = 1
        func name() -> String { "\(batches)/\(day.iso8601)-\(number)" }
        while FileManager.default.fileExists(atPath: name()) { number += 1 }
        return name()
    }
}
