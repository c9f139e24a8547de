import Testing

@testable import Rehearsal

@Suite("The script of a rehearsal")
struct RehearsalScriptTests {
    private let dice = Dice(seed: 7)

    @Test("throws the same for the same seed, complaint and step, whoever comes first")
    func withoutSequence() {
        let forwards = (0..<50).map { dice.number(below: 1000, $0, "provider") }
        let backwards = (0..<50).reversed().map { dice.number(below: 1000, $0, "provider") }
        #expect(forwards == backwards.reversed())
        #expect(Set(forwards).count > 40)
    }

    @Test("is another play for another seed, and another choice for another step")
    func dependsOnAll() {
        let choices = (0..<50).map { dice.number(below: 1000, $0, "provider") }
        #expect(choices != (0..<50).map { Dice(seed: 8).number(below: 1000, $0, "provider") })
        #expect(choices != (0..<50).map { dice.number(below: 1000, $0, "offer") })
    }

    @Test("gives each habit about its share")
    func shares() {
        let habits = (0..<2000).compactMap { Shares().provider.choice(dice, $0, "provider") }
        #expect(habits.count == 2000)
        for (habit, percentage) in [(ProviderHabit.defends, 45), (.settles, 20), (.late, 15), (.silent, 20)] {
            let share = habits.count { $0 == habit } * 100 / 2000
            #expect(abs(share - percentage) <= 4, "\(habit.rawValue) was \(share) per cent")
        }
    }

    @Test("takes shares from whoever rehearses, and says what is wrong with them")
    func reading() throws {
        var shares = Shares()
        try shares.set("provider=silent:100")
        #expect((0..<100).allSatisfy { shares.provider.choice(dice, $0, "provider") == .silent })
        for wrong in [
            "provider", "nobody=silent:100", "provider=silent:90", "provider=sleeps:100",
            "provider=silent:50,silent:50", "provider=silent:-1,late:101",
        ] {
            #expect(throws: SharesError.self, "\(wrong)") { try shares.set(wrong) }
        }
    }
}
