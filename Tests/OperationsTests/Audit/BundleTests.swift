import Domain
import Foundation
import Operations
import Persistence
import Testing
import TestSupport

@Suite("A bundle of a case's history", .database)
struct BundleTests {
    @Test("is verified without the database, and comes back from its JSON as it was")
    func roundTrip() async throws {
        let stage = try await AuditStage()
        _ = try await stage.evidence.bring(Array("Once more".utf8))
        try await stage.seal()
        let bundle = try await stage.export()
        let read = try AuditBundle(json: try bundle.json())
        #expect(read == bundle)
        let report = try VerifyBundle()(read)
        #expect(report.faults == [] && report.seals == 2 && report.unsealed == 0)
        #expect(bundle.seals.allSatisfy { $0.cover != nil } && bundle.evidence.count == 2)
        let newest = try #require(report.newestSeal)
        #expect(try VerifyBundle()(read, noted: newest).isSound)
        #expect(try !VerifyBundle()(read, noted: (newest.number, String(newest.digest.reversed()))).isSound)
    }

    @Test("shows any altered byte of any value in it")
    func alteredBytes() async throws {
        let stage = try await AuditStage()
        let json = try await stage.export().json()
        var places = json.indices.filter { Self.isOfValue(json[$0]) }
        places = stride(from: 0, to: places.count, by: 7).map { places[$0] }
        #expect(places.count > 100)
        for place in places {
            var altered = json
            altered[place] = altered[place] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
            guard altered != json, let bundle = try? AuditBundle(json: altered) else { continue }
            #expect(try !VerifyBundle()(bundle).isSound, "byte \(place)")
        }
    }

    @Test("names case and entry of what was altered, also when its own hash was made anew")
    func named() async throws {
        let stage = try await AuditStage()
        let bundle = try await stage.export()
        func faults(_ change: (inout AuditBundle) -> Void) throws -> [AuditFault] {
            var altered = bundle
            change(&altered)
            return try VerifyBundle()(altered).faults.filter { $0.kind != .bundleAltered }
        }
        let payload = try faults { $0.entries[1].payload? += " " }
        #expect(payload.map(\.kind) == [.payloadAltered] && payload.map(\.entry) == [2])
        let version = try faults { $0.entries[2].version += 1 }
        #expect(version.map(\.kind) == [.entryAltered] && version.map(\.entry) == [3])
        let twice = try faults { $0.entries.append($0.entries[3]) }
        #expect(twice.map(\.kind) == [.chainBroken] && twice.map(\.entry) == [4])
        let cut = try faults { $0.entries.removeLast() }
        #expect(cut.contains { $0.kind == .entryMissing && $0.entry == bundle.entries.count })
        let file = try faults { $0.evidence[0].sha256 = String(repeating: "0", count: 64) }
        #expect(file.map(\.kind) == [.evidenceAltered])
        let seal = try faults { $0.seals[0].cases += 1 }
        #expect(seal.map(\.kind) == [.sealAltered])
        let other = try faults { $0.reference = "22222222" }
        #expect(other.contains { $0.kind == .sealAltered })
        for fault in payload + version + twice + cut + file + seal { #expect(fault.reference == stage.reference.text) }
    }

    private static func isOfValue(_ byte: UInt8) -> Bool {
        Character(Unicode.Scalar(byte)).isHexDigit
    }
}
