import { describe, expect, it } from 'vitest';
import { readTiming } from '../../src/decode/retry/read-timing';
import { answer } from './answer';

const says = (message: string, status = 429): number | null =>
  readTiming(answer({ status, body: { message } }), null, null).retry?.afterSeconds ?? null;

describe('waits in other languages than English', () => {
  it.each<[string, number]>([
    ['Zu viele Anfragen. Bitte versuchen Sie es nach 30 Sekunden erneut.', 30],
    ['Limit erreicht, bitte warten Sie mindestens 2 Minuten.', 120],
    ['Sie können in 1 Stunde erneut anfragen.', 3600],
    ['Trop de requêtes, réessayez dans 45 secondes.', 45],
    ['Veuillez patienter 5 minutes', 300],
    ['Veuillez patienter pendant 5 minutes', 300],
    ['Demasiadas solicitudes. Inténtelo de nuevo en 30 segundos.', 30],
    ['Vuelva a intentarlo dentro de 2 horas', 7200],
    ['Limite excedido. Tente novamente em 60 segundos.', 60],
    ['Muitas tentativas: aguarde 10 minutos', 600],
    ['Troppe richieste, riprova tra 15 secondi', 15],
    ['Te veel verzoeken. Probeer het over 20 seconden opnieuw.', 20],
    ['Zbyt wiele żądań. Spróbuj ponownie za 30 sekund.', 30],
    ['För många förfrågningar. Försök igen om 10 sekunder.', 10],
    ['Слишком много запросов. Повторите попытку через 30 секунд.', 30],
    ['Забагато запитів. Спробуйте через 2 хвилини', 120],
    ['Çok fazla istek. Lütfen 30 saniye sonra tekrar deneyin.', 30],
    ['リクエストが多すぎます。60秒後に再試行してください。', 60],
    ['請求が多すぎます。5分間お待ちください', 300],
    ['请求过于频繁，请30秒后再试', 30],
    ['操作太频繁，请等待 2 分钟后重试', 120],
    ['請求過多，請於 60 秒後重試', 60],
    ['요청이 너무 많습니다. 30초 후에 다시 시도해 주세요.', 30],
  ])('“%s” asks for %d s', (message, seconds) => expect(says(message)).toBe(seconds));

  it.each([
    'Zu viele Anfragen: höchstens 100 in 60 Sekunden sind erlaubt.',
    'Die Anfrage wurde nach 30 Sekunden abgebrochen.',
    'Bitte versuchen Sie es später erneut.',
    'Bitte warten Sie einige Minuten.',
    'La requête a expiré après 30 secondes.',
    'Máximo 100 peticiones en 60 segundos.',
    'Tente novamente mais tarde. Limite: 100 por minuto.',
    'Превышен лимит: 100 запросов за 60 секунд.',
    '60秒間に100回までのリクエストが可能です。',
    '每60秒最多100次请求',
    '每分钟最多 60 次，请稍后再试',
    '1분에 60회까지 요청할 수 있습니다.',
    'Dakikada 60 istek hakkınız var.',
  ])('“%s” asks for no time', (message) => expect(says(message)).toBeNull());

  it('is read where it is rounded', () => {
    expect(says('Request was throttled. Your rate limit resets in ~30s.')).toBe(30);
    expect(says('Try again in ≈ 2 minutes')).toBe(120);
  });

  it('is read only where the answer is about limits, or asks to come later', () => {
    expect(says('Bitte versuchen Sie es in 30 Sekunden erneut.', 400)).toBeNull();
    expect(says('Wartungsarbeiten. Bitte versuchen Sie es in 30 Minuten erneut.', 503)).toBe(1800);
  });

  it('takes time that grows with the text only', () => {
    const start = performance.now();
    for (const text of ['warten Sie '.repeat(40_000), `${'1 '.repeat(100_000)}再`, 'in 1 Sekunde '.repeat(30_000)]) says(text);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
