using Maillage.Platform;
using Maillage.Platform.Mail;
using Microsoft.Extensions.Configuration;

namespace Maillage.Tests.Engines.Mail;

public sealed class MailSettingsTests
{
    private const string Whole = "Mail:Host=smtp.exemple.coop;Mail:Sender=contact@exemple.coop;Mail:User=u;Mail:Password=secret;Address=https://maillage.exemple.coop/";

    [Fact]
    public void A_server_is_read_with_its_usual_port_and_hides_its_password()
    {
        var settings = Read(Whole);
        Assert.Equal(new MailSettings("smtp.exemple.coop", 587, MailTls.StartTls, "contact@exemple.coop", "u", "secret"), settings.Mail);
        Assert.True(settings.SendsMail);
        Assert.Equal("https://maillage.exemple.coop/lien/abc", settings.Absolute("/lien/abc"));
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
        Assert.Equal(465, Read(Whole + ";Mail:Tls=tls").Mail!.Port);
        Assert.Equal(2525, Read(Whole + ";Mail:Port=2525").Mail!.Port);
    }

    [Fact]
    public void A_password_is_read_from_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "du fichier\n");
        Assert.Equal("du fichier", Read(Whole + $";Mail:Password=;Mail:PasswordFile={file}").Mail!.Password);
    }

    [Fact]
    public void Without_a_server_no_mail_leaves() => Assert.False(Read("").SendsMail);

    [Theory]
    [InlineData(";Mail:Host=", "Maillage:Mail:Host")]
    [InlineData(";Mail:Host=smtp exemple", "smtp exemple")]
    [InlineData(";Mail:Host=smtp.exemple.coop:587", "sans port")]
    [InlineData(";Mail:Tls=ssl", "none, starttls ou tls")]
    [InlineData(";Mail:Tls=7", "none, starttls ou tls")]
    [InlineData(";Mail:Port=0", "de 1 à 65535")]
    [InlineData(";Mail:Sender=exemple", "Sender « exemple »")]
    [InlineData(";Mail:Password=", "vont ensemble")]
    [InlineData(";Mail:User=", "vont ensemble")]
    [InlineData(";Mail:Tls=none", "en clair")]
    [InlineData(";Mail:PasswordFile=absent", "tous les deux")]
    [InlineData(";Mail:Password=;Mail:PasswordFile=absent", "ne peut pas être lu")]
    [InlineData(";Address=", "sans Maillage:Address")]
    [InlineData(";Address=maillage.exemple.coop", "adresse publique")]
    public void A_wrong_setting_is_said_in_one_line(string change, string said)
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(Whole + change));
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    private static Settings Read(string text)
    {
        var values = new Dictionary<string, string?> { ["data"] = Path.Combine(Path.GetTempPath(), "maillage-settings") };
        foreach (var pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split('=', 2) is [var name, var value]) values[$"Maillage:{name}"] = value;
        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), demo: false);
    }
}
