function [w, alpha] = load_network(path)
    file = fopen([path '.txt'], 'r');
    head = fscanf(file, '%f', 2);
    alpha = head(1);
    w = cell(head(2), 1);
    for l = 1:head(2)
        w{l} = fscanf(file, '%f', fscanf(file, '%f', 2)');
    end
    fclose(file);
end
