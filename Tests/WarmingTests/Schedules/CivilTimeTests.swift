import Testing
import Warming

@Suite("Civil time")
struct CivilTimeTests {
    @Test("Every day of eight centuries has its number, its date and its weekday")
    func everyDay() {
        // 1600-01-01 was a Saturday, 135,140 days before 1970.
        var (number, weekday) = (-135_140, 7)
        for year in 1600..<2400 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(1..., lengths) {
                #expect(CivilTime.days(inMonth: month, of: year) == length)
                for day in 1...length {
                    let time = CivilTime(year: year, month: month, day: day)
                    guard
                        time.secondsSince1970 == Int64(number) * 86_400, time.weekday == weekday,
                        CivilTime(secondsSince1970: time.secondsSince1970) == time
                    else {
                        Issue.record("\(year)-\(month)-\(day) is wrong")
                        return
                    }
                    number += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
    }

    @Test(
        "Seconds are turned into a date and back",
        arguments: [
            (-1, CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59)),
            (0, CivilTime(year: 1970, month: 1, day: 1)),
            (951_782_400, CivilTime(year: 2000, month: 2, day: 29)),
            (4_107_542_399, CivilTime(year: 2100, month: 2, day: 28, hour: 23, minute: 59, second: 59)),
            (4_107_542_400, CivilTime(year: 2100, month: 3, day: 1)),
        ] as [(Int64, CivilTime)]
    )
    func seconds(seconds: Int64, time: CivilTime) {
        #expect(CivilTime(secondsSince1970: seconds) == time)
        #expect(time.secondsSince1970 == seconds)
    }

    @Test("The extreme moments have a date", arguments: [Int64.min, .max])
    func extremes(milliseconds: Int64) {
        let seconds = Timestamp(millisecondsSince1970: milliseconds).secondsSince1970

        #expect(CivilTime(secondsSince1970: seconds).secondsSince1970 == seconds)
    }
}
