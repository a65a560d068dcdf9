using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Cli;

/// <summary>The real program, started as a user starts it.</summary>
public sealed partial class VerbTests
{
    [Fact]
    public async Task A_cooperative_is_founded_once_verified_copied_and_put_back()
    {
        var folder = Directory.CreateTempSubdirectory("maillage-verbs-").FullName;
        string Data(string name) => Path.Combine(folder, name);

        var init = await Run("init", "--data", Data("a"), "--name", "Les Ateliers du Versant", "--email", "admin@maillage.example", "--entity", "Versant SARL");
        Assert.Equal((0, ""), (init.Code, init.Error));
        Assert.Matches(Invitation(), init.Output);
        var again = await Run("init", "--data", Data("a"), "--name", "Autre", "--email", "autre@maillage.example");
        Assert.Equal(2, again.Code);
        Assert.Single(again.Error.Trim().Split('\n'));

        var beside = await Run("init", "--another", "--data", Data("a"), "--name", "L’Autre Versant", "--email", "admin@maillage.example");
        Assert.Equal((0, ""), (beside.Code, beside.Error));
        Assert.Matches(Invitation(), beside.Output);
        Assert.Equal(2, (await Run("init", "--another", "--data", Data("vide"), "--name", "Autre", "--email", "autre@maillage.example")).Code);

        Assert.Equal(0, (await Run("check", "--data", Data("a"))).Code);
        Assert.Equal(0, (await Run("backup", Data("copie.zip"), "--data", Data("a"))).Code);
        Assert.Equal(2, (await Run("backup", Data("copie.zip"), "--data", Data("a"))).Code);
        var restored = await Run("restore", Data("copie.zip"), "--data", Data("b"));
        Assert.Equal(0, restored.Code);
        Assert.Contains("Les Ateliers du Versant", restored.Output, StringComparison.Ordinal);
        Assert.Contains("L’Autre Versant", restored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_of_a_cooperative_leaves_in_one_file_that_other_programs_open()
    {
        var folder = Directory.CreateTempSubdirectory("maillage-verbs-").FullName;
        string Data(string name) => Path.Combine(folder, name);
        Assert.Equal(0, (await Run("init", "--data", Data("a"), "--name", "Les Ateliers du Versant", "--email", "admin@maillage.example")).Code);

        var left = await Run("export", Data("tout.zip"), "--data", Data("a"));
        Assert.Equal((0, ""), (left.Code, left.Error));
        Assert.Contains("Empreinte SHA-256 de l’archive", left.Output, StringComparison.Ordinal);
        Assert.Contains("Les Ateliers du Versant", OutsideTools.Run("unzip", "-p", Data("tout.zip"), "tables/Cooperatives.csv"), StringComparison.Ordinal);
        Assert.Contains("manifest.json", OutsideTools.Run("unzip", "-l", Data("tout.zip")), StringComparison.Ordinal);

        Assert.Equal(2, (await Run("export", Data("tout.zip"), "--data", Data("a"))).Code);
        Assert.Equal(2, (await Run("export", Data("autre.zip"), "--data", Data("a"), "--cooperative", "7")).Code);
        Assert.False(File.Exists(Data("autre.zip")));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_administrator_who_lost_everything_comes_back_by_a_link_made_on_the_machine(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Première Administratrice", Role.Administrator);
        await house.Do(s => s.GetRequiredService<Db>().Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true)));

        Assert.Equal(2, (await TheProgram.Run(house.Settings, "invite", "--email", "personne@maillage.example")).Code);
        Assert.Equal(2, (await TheProgram.Run(house.Settings, "invite", "--email", "premiere.administratrice@maillage.example", "--cooperative", "7")).Code);
        var made = await TheProgram.Run(house.Settings, "invite", "--email", "premiere.administratrice@maillage.example", "--reset-second-factor", "--urls", "http://localhost:5080");
        Assert.Equal((0, ""), (made.Code, made.Error));

        // The program lives today, and the house on another day.
        house.Time.MoveTo(DateTimeOffset.UtcNow);
        using var visitor = Visitor.At(house);
        await visitor.Open(new Uri(Invitation().Match(made.Output).Value).AbsolutePath);
        await visitor.Submit("main form", ("Input.Password", "une autre phrase de passe"), ("Input.Again", "une autre phrase de passe"));
        Assert.Equal("/", visitor.Path);
        await visitor.Open($"/historique/compte/{account}");
        Assert.Contains("lien d’invitation fait", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("second facteur (oui → non)", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("commande invite", await house.Read(db => db.Set<AuditRecord>().Select(r => r.Act).ToListAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Check_answers_1_on_a_fault_and_0_without(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Assert.Equal(1, (await Check(house.Settings)).Code);

        await house.Account("Première Administratrice", Role.Administrator);
        var right = await Check(house.Settings);
        Assert.True(right.Code == 0, right.Output + right.Error);

        await using (var owner = Maillage.Platform.Data.Db.OfOwner(house.Settings))
            await owner.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite ? """DROP TRIGGER "frozen_LedgerLines_update" """ : """DROP TRIGGER "frozen_LedgerLines_update" ON "LedgerLines" """);
        var unprotected = await Check(house.Settings);
        Assert.Equal(1, unprotected.Code);
        Assert.Contains("LedgerLines", unprotected.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("init --name X")]
    [InlineData("invite --reset-second-factor")]
    [InlineData("serve --porte 12")]
    [InlineData("serve --urls")]
    [InlineData("check trop")]
    [InlineData("demo --today demain")]
    [InlineData("nettoyer")]
    public async Task A_wrong_request_is_said_in_one_line(string typed)
    {
        var folder = Directory.CreateTempSubdirectory("maillage-verbs-").FullName;

        var refused = await Run([.. typed.Split(' '), .. typed == "nettoyer" || typed.EndsWith("--urls", StringComparison.Ordinal) ? [] : (string[])["--data", folder]]);

        Assert.Equal(2, refused.Code);
        Assert.Single(refused.Error.Trim().Split('\n'));
        Assert.Equal("", refused.Output);
    }

    [Fact]
    public async Task A_postgresql_that_does_not_answer_is_said_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("maillage-verbs-").FullName;

        var refused = await TheProgram.Run(new Settings(folder, "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2", false), "check");

        Assert.Equal(2, refused.Code);
        Assert.StartsWith("PostgreSQL ne répond pas", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_the_program_says_what_it_can_do()
    {
        var help = await Run();

        Assert.Equal(0, help.Code);
        foreach (var verb in (string[])["demo", "init", "invite", "serve", "check", "backup", "restore"]) Assert.Contains($"  {verb}", help.Output, StringComparison.Ordinal);
    }

    private static Task<Answer> Check(Settings settings) => TheProgram.Run(settings, "check");

    private static Task<Answer> Run(params string[] typed) => TheProgram.Run(typed);

    [GeneratedRegex(@"http://localhost:5080/invitation/[A-Za-z0-9_-]+")]
    private static partial Regex Invitation();
}
