import Domain
import Foundation
import Testing

@Suite("What evidence is taken, and who may see it")
struct EvidenceRulesTests {
    @Test(
        "nobody opens a file before it was found clean, and the other side never opens the original",
        arguments: EvidenceState.allCases)
    func opening(state: EvidenceState) {
        let evidence = EvidenceSamples.evidence(state: state)
        for party in Party.allCases where party != .provider {
            #expect(evidence.isOpen(to: party) == (state == .clean), "\(party)")
        }
        #expect(!evidence.isOpen(to: .provider))
        #expect(!evidence.isVisible(to: .provider))
    }

    @Test("a file of 40 MB is taken, one byte more is not, and neither is nothing")
    func size() {
        let room = EvidenceLimits.room(beside: [])
        #expect(refusal(room, 40 * 1024 * 1024) == nil)
        #expect(refusal(room, 40 * 1024 * 1024 + 1) == .fileTooLarge)
        #expect(refusal(room, 0) == .empty)
    }

    @Test("the limits of a case count what is there or on its way, not what was refused or taken back")
    func limits() {
        let full = (0..<50).map { _ in EvidenceSamples.evidence(state: .stored) }
        #expect(refusal(EvidenceLimits.room(beside: full), 1) == .tooManyFiles)
        let gone = full.map { _ in EvidenceSamples.evidence(state: .removed, size: 40 * 1024 * 1024) }
        #expect(refusal(EvidenceLimits.room(beside: gone), 40 * 1024 * 1024) == nil)
        let heavy = (0..<10).map { _ in EvidenceSamples.evidence(state: .receiving, size: 40 * 1024 * 1024 - 10) }
        #expect(refusal(EvidenceLimits.room(beside: heavy), 101) == .caseFull(bytesLeft: 100))
        #expect(refusal(EvidenceLimits.room(beside: heavy), 100) == nil)
    }

    @Test("the file is open until the investigation begins, and again for a review, when nothing can be taken back")
    func freeze() {
        let early: [CaseStatus] = [
            .tooEarly, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments,
        ]
        #expect(CaseStatus.allCases.filter(\.givesEvidenceBack) == early)
        #expect(
            CaseStatus.allCases.filter(\.takesEvidence) == early + [
                .awaitingInformation, .resolutionProposed, .reviewing,
            ])
    }

    @Test("an upload is given up a day after its last byte, and not before")
    func abandoned() {
        let start = Date(timeIntervalSince1970: 1_000_000)
        let evidence = EvidenceSamples.evidence(state: .receiving, createdAt: start)
        #expect(!evidence.isAbandoned(at: start + 86_399))
        #expect(evidence.isAbandoned(at: start + 86_400))
        #expect(!EvidenceSamples.evidence(state: .clean, createdAt: start).isAbandoned(at: start + 1_000_000))
    }

    private func refusal(_ room: EvidenceRoom, _ size: Int) -> EvidenceRefusal? {
        do throws(EvidenceRefusal) {
            try room.checkTakes(bytes: size)
            return nil
        } catch {
            return error
        }
    }
}
