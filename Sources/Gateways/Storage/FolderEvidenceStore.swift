public import FoundationEssentials
import Glibc
public import Operations

/// Keeps evidence as files of a folder that every process reaches, each named by its object.
///
/// An object is there whole or not at all, and survives a power cut once `commit` has returned.
public struct FolderEvidenceStore: EvidenceStore {
    private let folder: String

    /// - Parameter folder: made, with what leads to it, when an object comes and it is not there.
    public init(folder: String) {
        self.folder = folder
    }

    public func makeObject(_ id: UUID) async throws -> any EvidenceObjectWriter {
        let shelf = shelf(of: id)
        let draft = try await Self.work {
            try Self.prepare(shelf)
            return try DraftFile(in: shelf)
        }
        return FolderObjectWriter(draft: draft, name: Self.name(of: id), shelf: shelf)
    }

    public func read(_ id: UUID, _ range: Range<Int>) async throws -> [UInt8] {
        let path = path(of: id)
        return try await Self.work { try DurableFile.read(path, range) }
    }

    public func remove(_ id: UUID) async throws {
        let path = path(of: id)
        let shelf = shelf(of: id)
        try await Self.work {
            if unsafe unlink(path) != 0 {
                guard errno == ENOENT else { throw FileTrouble(call: "unlink", number: errno) }
                return
            }
            try DurableFile.sync(folder: shelf)
        }
    }

    public func holds(_ id: UUID) async throws -> Bool {
        let path = path(of: id)
        return try await Self.work { unsafe access(path, F_OK) == 0 }
    }

    public func list() async throws -> Set<UUID>? {
        let folder = folder
        return try await Self.work {
            guard FileManager.default.fileExists(atPath: folder) else { return [] }
            let shelves = try FileManager.default.contentsOfDirectory(atPath: folder)
            let names = try shelves.flatMap { try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\($0)") }
            return Set(names.compactMap(UUID.init(uuidString:)))
        }
    }

    private static func name(of id: UUID) -> String { id.uuidString.lowercased() }

    /// 256 shelves, so that no folder holds everything.
    private func shelf(of id: UUID) -> String { "\(folder)/\(Self.name(of: id).prefix(2))" }

    private func path(of id: UUID) -> String { "\(shelf(of: id))/\(Self.name(of: id))" }

    private static func prepare(_ shelf: String) throws {
        guard !FileManager.default.fileExists(atPath: shelf) else { return }
        try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: true)
        try DurableFile.sync(folder: String(shelf.dropLast(3)))
    }

    /// - Throws: `EvidenceStoreError` without a path: it is nobody's business.
    fileprivate static func work<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        do {
            return try await BlockingWork.run(body)
        } catch let trouble as FileTrouble {
            if trouble.call == "open", trouble.number == ENOENT { throw EvidenceStoreError.notFound }
            throw EvidenceStoreError.unavailable(reason: "the evidence folder: \(trouble.explanation)")
        } catch let error as CancellationError {
            throw error
        } catch {
            throw EvidenceStoreError.unavailable(reason: "the evidence folder cannot be made or read")
        }
    }
}

private struct FolderObjectWriter: EvidenceObjectWriter {
    let draft: DraftFile
    let name: String
    let shelf: String

    func write(_ bytes: [UInt8]) async throws {
        let draft = draft
        try await FolderEvidenceStore.work { try draft.append(bytes) }
    }

    func commit() async throws {
        let (draft, name, shelf) = (draft, name, shelf)
        try await FolderEvidenceStore.work { try draft.move(to: name, in: shelf) }
    }

    func abandon() async {
        draft.discard()
    }
}
