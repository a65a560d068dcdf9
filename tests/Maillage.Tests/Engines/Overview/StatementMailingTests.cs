using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Overview.Statements;
using Maillage.Platform.Mail;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

public sealed class StatementMailingTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Members_receive_the_account_of_the_month_before_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Member();
        await house.Adopt("solstice-2017", new Month(2026, 11));
        await house.Post("2026-11-03 BQ Vente\n 512000 Atelier 1440.00\n 706000 Atelier -1200.00\n 4457120 Atelier -240.00");
        Assert.Equal(0, await Morning(house));
        var asked = await Set(house, 0, true, 5);
        Assert.True(asked.Ok && (await Set(house, 0, true, 5)).Ok);
        Assert.Equal(Refusal.Stale.Type, (await Set(house, 0, true, 9)).Refusal!.Type);

        // November is the first month that leaves: October was over before anyone asked.
        Assert.Equal(0, await Morning(house));
        house.MoveTo("2026-12-04");
        Assert.Equal(0, await Morning(house));
        house.MoveTo("2026-12-06");
        Assert.Equal((1, 0), (await Morning(house), await Morning(house)));

        var mail = Assert.Single(await house.Mails());
        Assert.Equal(("Atelier des Cimes : votre compte de novembre 2026", "camille.aubrac@maillage.example"), (Visitor.Plain(mail.Subject), Assert.Single(mail.Recipients).Address));
        var file = Assert.Single(mail.Files);
        Assert.Equal(("Compte-A001-2026-11.pdf", StatementFile.Kind), (file.FileName, file.Kind));
        await house.Post("2026-11-28 BQ Plus tard\n 512000 Atelier 5.00\n 706000 Atelier -5.00");
        var text = Text((await house.Do(s => s.GetRequiredKeyedService<IMailFileSource>(StatementFile.Kind).Draw(file.TargetId)))!.Bytes);
        Assert.Contains("Compte de l’activité, novembre 2026", text, StringComparison.Ordinal);
        Assert.Contains("1 200,00", text, StringComparison.Ordinal);
        Assert.Contains("Tranche", text, StringComparison.Ordinal);

        Assert.True((await Set(house, asked.Value!.Version, false, 5)).Ok);
        house.MoveTo("2027-01-06");
        Assert.Equal(0, await Morning(house));
    }

    [Theory]
    [InlineData("2026-11-02", 5, "2026-11-05")]
    [InlineData("2026-11-05", 5, "2026-12-05")]
    [InlineData("2026-12-24", 28, "2026-12-28")]
    public void Nothing_leaves_for_a_time_before_the_team_asked(string today, int day, string next)
    {
        var (on, setting) = (DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), new AccountMailing(TestHouse.Cooperative));
        Assert.Null(setting.Leaves(on));

        Assert.True(setting.Set(true, day, on).Ok);

        Assert.Equal(next, setting.Next(on).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(setting.Leaves(setting.Next(on).AddDays(-1)));
        Assert.Equal(Month.Of(setting.Next(on)).Previous, setting.Leaves(setting.Next(on)));
        Assert.Equal("overview.mailing.day", setting.Set(true, 29, on).Refusal!.Type);
    }

    [Fact]
    public async Task Only_the_team_asks()
    {
        await using var house = await TestHouse.Open();
        var camille = await house.Member();

        Assert.Equal(Refusal.Forbidden.Type, (await house.As(camille, s => s.GetRequiredService<StatementMailing>().Set(0, true, 5))).Refusal!.Type);
    }

    internal static string Text(byte[] pdf) => Visitor.Plain(OutsideTools.PdfText(pdf));

    private static Task<int> Morning(TestHouse house) => house.Do(s => s.GetRequiredService<StatementMailing>().Morning());

    private static Task<Result<AccountMailing>> Set(TestHouse house, int version, bool on, int day) => house.Do(s => s.GetRequiredService<StatementMailing>().Set(version, on, day));
}
