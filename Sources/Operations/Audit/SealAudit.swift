import Persistence

/// Goes through the chain of seals.
struct SealAudit {
    private(set) var faults: [AuditFault] = []
    private(set) var last: HistorySeal?
    private(set) var count = 0

    /// - Parameter last: the seal before the first one that is taken, where that is not the first of all
    init(after last: HistorySeal? = nil) {
        self.last = last
    }

    mutating func take(_ seal: HistorySeal) throws {
        count += 1
        let expected = (last?.number ?? 0) + 1
        if seal.number != expected { add("seal \(expected) is missing") }
        if try HistoryHash.digest(of: seal) != seal.digest {
            add("seal \(seal.number) does not have the hash of what stands in it")
        } else if seal.number == expected, seal.previous != last?.digest ?? HistoryHash.start {
            add("seal \(seal.number) goes on from another seal than the one before it")
        }
        last = seal
    }

    mutating func take(_ heads: [SealedHead], of seal: HistorySeal) throws {
        if heads.count != seal.cases {
            add("seal \(seal.number) covers \(seal.cases) cases, of which \(heads.count) are there")
        } else if try MerkleTree(heads).root != seal.root {
            add("what seal \(seal.number) covers is not what was sealed")
        }
    }

    mutating func add(_ detail: String) {
        faults.append(AuditFault(kind: .sealAltered, reference: nil, entry: nil, detail: detail))
    }
}
