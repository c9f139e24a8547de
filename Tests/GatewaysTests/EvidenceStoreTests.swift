import Foundation
import Operations
import Testing

@testable import Gateways

/// What every store promises, tried on a folder and on an S3 server that checks signatures.
@Suite("Evidence stores")
struct EvidenceStoreTests {
    enum Kind: String, CaseIterable {
        case folder, s3
    }

    @Test("what was committed comes back as it was, and goes when it is removed", arguments: Kind.allCases)
    func roundTrip(kind: Kind) async throws {
        try await withStore(kind) { store in
            let id = UUID()
            let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
            try await put(bytes, as: id, into: store)
            #expect(try await get(id, from: store) == bytes)
            #expect(try await store.holds(id))
            try await store.remove(id)
            #expect(try await !store.holds(id))
            await #expect(throws: EvidenceStoreError.notFound) { try await get(id, from: store) }
        }
    }

    @Test(
        "nothing is to be seen of an object before it is committed, nor after it was abandoned",
        arguments: Kind.allCases)
    func halfWritten(kind: Kind) async throws {
        try await withStore(kind) { store in
            let id = UUID()
            let writer = try await store.makeObject(id)
            try await writer.write([1, 2, 3])
            #expect(try await !store.holds(id))
            await writer.abandon()
            #expect(try await !store.holds(id))
            await #expect(throws: EvidenceStoreError.notFound) { try await get(id, from: store) }
        }
    }

    @Test("removing what is not there is no error", arguments: Kind.allCases)
    func removeTwice(kind: Kind) async throws {
        try await withStore(kind) { store in try await store.remove(UUID()) }
    }

    @Test("a stretch comes back as it is, and fewer bytes where the object ends before", arguments: Kind.allCases)
    func stretches(kind: Kind) async throws {
        try await withStore(kind) { store in
            let id = UUID()
            try await put(Array(0..<100), as: id, into: store)
            #expect(try await store.read(id, 10..<20) == Array(10..<20))
            #expect(try await store.read(id, 90..<200) == Array(90..<100))
            #expect(try await store.read(id, 100..<110) == [])
        }
    }

    @Test("a folder lists its objects, and half-written ones are not among them")
    func listing() async throws {
        try await withStore(.folder) { store in
            let ids = [UUID(), UUID(), UUID()]
            for id in ids { try await put([1], as: id, into: store) }
            let writer = try await store.makeObject(UUID())
            try await writer.write([1])
            #expect(try await store.list() == Set(ids))
        }
    }

    @Test("a folder that cannot be written to is said to be so, without its path")
    func unwritable() async throws {
        let store = FolderEvidenceStore(folder: "/proc/evidence")
        await #expect {
            _ = try await store.makeObject(UUID())
        } throws: { error in
            guard case .unavailable(let reason)? = error as? EvidenceStoreError else { return false }
            return !reason.contains("/proc")
        }
    }

    @Test("an S3 store refuses a wrong key, and the error shows neither key nor address")
    func wrongKey() async throws {
        try await S3Server.with { server in
            let store = S3EvidenceStore(
                try S3Configuration(url: "http://\(server.keys.access):wrong@127.0.0.1:\(server.port)/evidence"))
            await #expect(
                throws: EvidenceStoreError.unavailable(reason: "the evidence store: 403 SignatureDoesNotMatch")
            ) {
                try await put([1, 2, 3], as: UUID(), into: store)
            }
        }
    }

    @Test("an S3 store that is away is unavailable, not empty")
    func away() async throws {
        let store = S3EvidenceStore(try S3Configuration(url: "http://key:secret@127.0.0.1:9/evidence"))
        await #expect {
            try await get(UUID(), from: store)
        } throws: { error in
            guard case .unavailable? = error as? EvidenceStoreError else { return false }
            return true
        }
    }

    private func withStore(_ kind: Kind, _ body: (any EvidenceStore) async throws -> Void) async throws {
        switch kind {
        case .folder:
            let folder = FileManager.default.temporaryDirectory.appending(path: "redress-evidence-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try await body(FolderEvidenceStore(folder: folder.path))
        case .s3:
            try await S3Server.with { server in
                let (access, secret) = server.keys
                let plain = CharacterSet.alphanumerics
                let user = [access, secret].map { $0.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
                try await body(
                    S3EvidenceStore(
                        try S3Configuration(
                            url: "http://\(user[0]):\(user[1])@127.0.0.1:\(server.port)/evidence/parts?region=eu-west-2"
                        )))
            }
        }
    }

    private func put(_ bytes: [UInt8], as id: UUID, into store: any EvidenceStore) async throws {
        let writer = try await store.makeObject(id)
        for start in stride(from: 0, to: bytes.count, by: 65_564) {
            try await writer.write(Array(bytes[start..<min(start + 65_564, bytes.count)]))
        }
        try await writer.commit()
    }

    @discardableResult
    private func get(_ id: UUID, from store: any EvidenceStore) async throws -> [UInt8] {
        try await store.read(id, 0..<4_000_000)
    }
}

@Suite("The address of an S3 store")
struct S3ConfigurationTests {
    @Test(
        "what is wrong with it is said, without the keys",
        arguments: [
            ("ftp://a:b@host/bucket", S3ConfigurationError.notAnS3URL), ("https://host/bucket", .noKeys),
            ("https://a:b@host", .noBucket), ("http://a:b@host.example/bucket", .inTheClear),
            ("https://a:b@host/bucket?zone=1", .unknownOption("zone")),
        ])
    func wrong(url: String, error: S3ConfigurationError) {
        #expect(throws: error) { try S3Configuration(url: url) }
    }

    @Test("keys are percent-decoded, and the region has a default")
    func right() throws {
        let configuration = try S3Configuration(url: "https://AKIA:a%2Fb%2B@s3.example:9000/bucket/parts/")
        #expect(configuration.secretKey == "a/b+")
        #expect(configuration.bucketURL == "https://s3.example:9000/bucket/parts")
        #expect(configuration.region == "us-east-1")
    }
}
