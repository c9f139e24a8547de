import Persistence

/// The tree of hashes over the heads of a seal, by which one head is shown to be covered without the others: pairs are
/// joined level by level, and one that is left over goes up as it is (the tree of RFC 6962).
struct MerkleTree {
    /// A hash that stands beside the way from a leaf to the root.
    struct Neighbour: Hashable, Sendable {
        let hash: [UInt8]
        let isLeft: Bool
    }

    private var levels: [[[UInt8]]]

    init(_ heads: [SealedHead]) throws {
        levels = [try heads.map(HistoryHash.leaf)]
        while let level = levels.last, level.count > 1 { levels.append(Self.joined(level)) }
    }

    /// 32 zero bytes where there is no leaf.
    var root: [UInt8] { levels.last?.first ?? HistoryHash.start }

    /// From the leaf up.
    func proof(ofLeafAt index: Int) -> [Neighbour] {
        var index = index
        var proof: [Neighbour] = []
        for level in levels.dropLast() {
            let other = index ^ 1
            if level.indices.contains(other) { proof.append(Neighbour(hash: level[other], isLeft: other < index)) }
            index /= 2
        }
        return proof
    }

    /// What root a leaf and its neighbours lead to.
    static func root(from leaf: [UInt8], _ proof: [Neighbour]) -> [UInt8] {
        proof.reduce(leaf) { hash, neighbour in
            neighbour.isLeft ? HistoryHash.node(neighbour.hash, hash) : HistoryHash.node(hash, neighbour.hash)
        }
    }

    private static func joined(_ level: [[UInt8]]) -> [[UInt8]] {
        stride(from: 0, to: level.count, by: 2).map { place in
            place + 1 < level.count ? HistoryHash.node(level[place], level[place + 1]) : level[place]
        }
    }
}
