import Foundation

extension Double {
    /// As many digits behind the point as a figure is worth.
    func rounded(toDigits digits: Int) -> Double {
        let scale = pow(10, Double(digits))
        return (self * scale).rounded() / scale
    }

    /// For notes: no more digits than matter.
    var short: String {
        let digits = abs(self) >= 100 ? 0 : abs(self) >= 10 ? 1 : 2
        return digits == 0 ? "\(Int(rounded()))" : "\(rounded(toDigits: digits))"
    }
}
