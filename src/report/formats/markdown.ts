import { type Captured, capturedIn, nothingCaptured } from '../content/captured';
import { type Block, documentOf } from '../content/document';
import { codeSpan, fence, prose } from '../content/markdown-inline';
import type { ReportFormat } from '../types';

/** Characters of one body: GitHub takes 65,536 for an issue, the request, the answer and all else. */
const mostOfBody = 24_000;

const cell = (text: string, captured: Captured): string => prose(text, captured, 200).replaceAll('|', '\\|');

const print = (block: Block, captured: Captured): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${prose(block.text, captured)}`;
    case 'prose':
      return prose(block.text, captured);
    case 'facts':
      return block.rows
        .map(({ label, value, captured: literal }) => `- **${label}:** ${literal ? codeSpan(value) : prose(value, captured)}`)
        .join('\n');
    case 'findings':
      return block.rows.map(({ label, text }) => `- **${label}:** ${prose(text, captured)}`).join('\n');
    case 'items':
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${prose(item, captured)}`).join('\n');
    case 'checks':
      return block.items.map(({ text, included }) => `- [${included ? 'x' : ' '}] ${prose(text, nothingCaptured)}`).join('\n');
    case 'code':
      return fence(block.language, block.text);
    case 'link':
      return `${prose(block.text, nothingCaptured)}: <${block.url}>`;
    case 'table':
      return [
        `| ${block.columns.join(' | ')} |`,
        `| ${block.columns.map(() => '---').join(' | ')} |`,
        ...block.rows.map((row) => `| ${row.map((text) => cell(text, captured)).join(' | ')} |`),
      ].join('\n');
  }
};

/** CommonMark with tables and task lists, for issue trackers. Text from the wire stands in code spans and fences only. */
export default {
  id: 'markdown',
  title: 'Markdown',
  mediaType: 'text/markdown',
  extension: 'md',
  write: (report) => {
    const captured = capturedIn(report);
    return `${documentOf(report, mostOfBody)
      .map((block) => print(block, captured))
      .filter((text) => text !== '')
      .join('\n\n')}\n`;
  },
} satisfies ReportFormat;
