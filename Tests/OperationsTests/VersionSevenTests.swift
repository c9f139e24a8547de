import FoundationEssentials
import Testing

@testable import Operations

@Suite("UUIDs of version 7")
struct VersionSevenTests {
    @Test("carry version, variant and the moment, and are all different")
    func layout() {
        let moment = Date(timeIntervalSince1970: 1_795_000_000.123)
        let ids = (0..<1000).map { _ in UUID.version7(at: moment) }
        #expect(Set(ids).count == 1000)
        for id in ids {
            let bytes = id.uuid
            #expect(bytes.6 >> 4 == 7)
            #expect(bytes.8 >> 6 == 0b10)
            let time = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            #expect(time == 1_795_000_000_123)
        }
    }

    @Test("of later moments sort behind earlier ones")
    func order() {
        let earlier = UUID.version7(at: Date(timeIntervalSince1970: 1_795_000_000))
        let later = UUID.version7(at: Date(timeIntervalSince1970: 1_795_000_000.001))
        #expect(earlier.uuidString < later.uuidString)
    }
}
