import CLibCurl
import Crypto
public import FoundationEssentials
public import Operations
import Synchronization

/// Keeps evidence in an S3-compatible store, an object a part. libcurl signs the requests (AWS Signature Version 4).
///
/// A part is gathered in a nameless temporary file, sealed as it is, because its length and hash are signed before its
/// first byte goes out.
public struct S3EvidenceStore: EvidenceStore {
    private let configuration: S3Configuration

    public init(_ configuration: S3Configuration) {
        self.configuration = configuration
    }

    public func makeObject(_ id: UUID) async throws -> any EvidenceObjectWriter {
        let draft: DraftFile
        do {
            draft = try await BlockingWork.run { try DraftFile(in: FileManager.default.temporaryDirectory.path) }
        } catch let trouble as FileTrouble {
            throw EvidenceStoreError.unavailable(reason: "the temporary folder: \(trouble.explanation)")
        }
        draft.discard()
        return S3ObjectWriter(store: self, name: Self.name(of: id), draft: draft)
    }

    public func read(_ id: UUID, _ range: Range<Int>) async throws -> [UInt8] {
        try await send(S3Request(method: .get, name: Self.name(of: id), range: range)).body
    }

    public func remove(_ id: UUID) async throws {
        do {
            _ = try await send(S3Request(method: .delete, name: Self.name(of: id)))
        } catch EvidenceStoreError.notFound {
            // That is what was wanted.
        }
    }

    public func holds(_ id: UUID) async throws -> Bool {
        do {
            _ = try await send(S3Request(method: .head, name: Self.name(of: id)))
            return true
        } catch EvidenceStoreError.notFound {
            return false
        }
    }

    public func list() async throws -> Set<UUID>? { nil }

    private static func name(of id: UUID) -> String { id.uuidString.lowercased() }

    /// - Throws: `EvidenceStoreError` for every answer but success.
    fileprivate func send(_ request: S3Request) async throws -> S3Answer {
        let configuration = configuration
        let cancellation = Cancellation()
        let outcome = await withTaskCancellationHandler {
            await OwnThread.run("s3-store") {
                Result { () throws(EvidenceStoreError) in
                    try S3Transfer(request, over: configuration, cancellation: cancellation).perform()
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try outcome.get()
    }
}

private struct S3ObjectWriter: EvidenceObjectWriter {
    let store: S3EvidenceStore
    let name: String
    let draft: DraftFile
    private let written = Written()

    /// What has been gathered so far.
    private final class Written: Sendable {
        private let state = Mutex((hash: SHA256(), size: 0))

        func add(_ bytes: [UInt8]) {
            state.withLock { state in
                state.hash.update(data: bytes)
                state.size += bytes.count
            }
        }

        func content(_ file: DraftFile) -> S3Request.Content {
            state.withLock { state in
                S3Request.Content(file: file, size: state.size, sha256: S3Request.hex(state.hash.finalize()))
            }
        }
    }

    init(store: S3EvidenceStore, name: String, draft: DraftFile) {
        self.store = store
        self.name = name
        self.draft = draft
    }

    func write(_ bytes: [UInt8]) async throws {
        let draft = draft
        do {
            try await BlockingWork.run { try draft.append(bytes) }
        } catch let trouble as FileTrouble {
            throw EvidenceStoreError.unavailable(reason: "the temporary folder: \(trouble.explanation)")
        }
        written.add(bytes)
    }

    func commit() async throws {
        _ = try await store.send(S3Request(method: .put, name: name, content: written.content(draft)))
    }

    func abandon() async {
        // The file has no name, and goes with its last reader.
    }
}
